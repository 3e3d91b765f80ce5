package dev.kirikae.cli;

import dev.kirikae.house.Surroundings;
import dev.kirikae.house.Wish;
import dev.kirikae.house.Workplace;

/** All that a command is given besides its own flags. */
record Session(String command, Options options, Wish wish, Surroundings surroundings, Voice voice, Stop stop) {

    /** With the file, which is read and whose notices are told. */
    Workplace withFile() {
        return told(Workplace.withFile(surroundings, wish));
    }

    Workplace toPractise() {
        return told(Workplace.toPractise(surroundings, wish));
    }

    Workplace withOrWithoutFile() {
        return told(Workplace.withOrWithoutFile(surroundings, wish));
    }

    private Workplace told(Workplace place) {
        place.temporary().tellOfRemains(remains -> voice.note("note: " + remains));
        place.notices().forEach(notice -> voice.note("note: " + notice));
        return place;
    }
}
