package dev.kirikae.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a quoted word may stand in a text of each language. An at sign is the word; a bar begins a new line. */
class ScanTest {

    private static String text(String written) {
        return written.replace('@', ShellScan.MARK).replace("|", "\n");
    }

    /** Which words are refused, each by the beginning of why. */
    private static void refuses(Map<Integer, String> refused, String words, String why) {
        List<Integer> places = words == null
                ? List.of()
                : List.of(words.split(" ")).stream().map(Integer::valueOf).toList();
        assertThat(refused.keySet()).containsExactlyElementsOf(places);
        assertThat(refused.values()).allSatisfy(reason -> assertThat(reason).contains(why == null ? "" : why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            echo @ @                       ^     ^
            echo a@                        ^     ^
            echo '@'                       ^ 0   ^ it stands inside quotes
            echo "@" @                     ^ 0   ^ it stands inside quotes
            echo "a $(echo @)" @           ^ 0   ^ it stands inside quotes
            echo $(echo @)                 ^     ^
            echo `echo @` @                ^ 0   ^ it stands inside an expansion
            echo ${a:-@} @                 ^ 0   ^ it stands inside an expansion
            echo $((1 + @)) @              ^ 0   ^ it stands inside an expansion
            echo "$((1 + @))" @            ^ 0   ^ it stands inside quotes
            echo "${a} @" @                ^ 0   ^ it stands inside quotes
            echo \\@ @                     ^ 0   ^ the character before it
            echo $@ @                      ^ 0   ^ the character before it
            echo \\' @                     ^     ^
            echo "\\" @" @                 ^ 0   ^ it stands inside quotes
            echo "\\@" @                   ^ 0   ^ it stands inside quotes
            |# @|echo @                     ^ 0   ^ it stands in a comment
            echo a#b @                     ^     ^
            echo a # @|echo @              ^ 0   ^ it stands in a comment
            eval @                         ^ 0   ^ this command reads its arguments once more
            eval a; echo @                 ^     ^
            eval a|echo @                  ^     ^
            sh -c @                        ^ 0   ^ this command reads its arguments once more
            a[@]=1                         ^ 0   ^ this command reads its arguments once more
            cat < a @                      ^     ^
            cat <<E @|x @|E|echo @         ^ 1   ^ it stands in a here-document
            cat << 'E'|x @|E|echo @        ^ 0   ^ it stands in a here-document
            cat <<-E|x @|\tE|echo @        ^ 0   ^ it stands in a here-document
            cat <<E|x @|\tE|echo @         ^ 0 1 ^ it stands in a here-document
            cat <<A <<B|@|A|@|B|echo @     ^ 0 1 ^ it stands in a here-document
            cat <<E|x @                    ^ 0   ^ it stands in a here-document
            cat << && @                    ^ 0   ^ the end of this here-document is not found
            cat <<< @                      ^ 0   ^ bash's <<<
            echo $'a' @                    ^ 0   ^ bash's $'
            echo $"a" @                    ^ 0   ^ bash's $'
            echo "`date`" @                ^ 0   ^ back quotes inside double quotes
            echo ${a:-"b"} @               ^ 0   ^ quotes and expansions inside ${ }
            echo ${a:-$b} @                ^ 0   ^ quotes and expansions inside ${ }
            echo ${a:-\\}} @               ^ 0   ^ quotes and expansions inside ${ }
            echo $(((1))) @                ^ 0   ^ parentheses and quotes inside arithmetic
            echo $(("1")) @                ^ 0   ^ parentheses and quotes inside arithmetic
            echo `a \\` @                  ^ 0   ^ backslashes inside back quotes
            $(case a in esac) @            ^ 0   ^ 'case' inside parentheses
            case a in b) echo @ ;; esac    ^     ^
            $(showcase) @                  ^     ^
            echo a \\                      ^     ^
            """)
    void ofShell(String text, String words, String why) {
        refuses(ShellScan.unsafe(text(text)), words, why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            root @;                  ^
            root @ ;                 ^
            try_files @ @|;          ^
            root a@;                 ^ 0
            root @a;                 ^ 0
            root "@";                ^ 0
            root '@' @;              ^ 0
            root "a" @;              ^
            root "a\\" @ " @;        ^ 0
            root "it's" @;           ^
            |# @|root @;              ^ 0
            |# "it|root @;            ^
            |# \\|root @;             ^
            root @                   ^ 0
            root \\@ @;              ^ 0
            root "\\@" @;            ^ 0
            root \\" @;              ^
            root a#b @;              ^
            root a#b "it @;          ^ 0
            root a;#b "it @|root @;  ^ 0
            """)
    void ofNginx(String text, String words) {
        refuses(NginxScan.unsafe(text(text)), words, "it must stand alone as one parameter of a directive");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            Description=@                        ^   ^
            Description=a @ b                    ^   ^
            Description=@\\                      ^ 0 ^ the backslash after it
            |# @                                  ^ 0 ^ it stands in a comment
            ; @                                  ^ 0 ^ it stands in a comment
            [@]                                  ^ 0 ^ values after 'Setting=' only
            Environment=@                        ^ 0 ^ this setting has quotes of its own
            PassEnvironment=@                    ^ 0 ^ this setting has quotes of its own
            ExecStart=/bin/a @ @                 ^   ^
            ExecStart=/bin/a @b                  ^ 0 ^ it must be a word of its own
            ExecStart=/bin/a b@                  ^ 0 ^ it must be a word of its own
            ExecStart=/bin/a "b" @               ^ 0 ^ it must be a word of its own
            ExecStart=/bin/a 'b' @               ^ 0 ^ it must be a word of its own
            ExecStart=/bin/a \\b @               ^ 0 ^ it must be a word of its own
            [Unit]|Description=@|ExecStart=/b @  ^   ^
            Description=a \\|@                   ^   ^
            ExecStart=/bin/a \\|@                ^ 0 ^ it must be a word of its own
            """)
    void ofAUnit(String text, String words, String why) {
        refuses(UnitScan.unsafe(text(text)), words, why);
    }
}
