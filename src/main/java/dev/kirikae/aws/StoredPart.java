package dev.kirikae.aws;

/** What S3 wants to hear of each part when they are made one object. */
record StoredPart(int number, String checksum, String tag) {

    String text() {
        return number + " " + checksum + " " + tag;
    }

    static StoredPart parse(String text) {
        String[] words = text.split(" ", 3);
        if (words.length != 3) {
            throw new IllegalArgumentException("not a stored part: " + text);
        }
        return new StoredPart(Integer.parseInt(words[0]), words[1], words[2]);
    }
}
