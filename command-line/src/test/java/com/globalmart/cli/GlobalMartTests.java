package com.globalmart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.globalmart.cli.terminal.ExitStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobalMartTests {

    private final StringWriter errors = new StringWriter();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                                | no command named 'nonsense'
            up --nonsense                           | Unknown option: '--nonsense'
            demo --days three                       | 'three' is not an int
            demo --customers 99                     | --customers is 99, expected 100 to 10,000,000
            demo --days 0                           | --days is 0, expected 1 to 400
            run                                     | Missing required parameter: 'JOB'
            run nightly --date yesterday            | 'yesterday'
            stop                                    | Missing required parameter: 'ID'
            restart twelve                          | 'twelve' is not a long
            dead-letters --state gone               | expected one of [OPEN, MENDED, DISCARDED]
            dead-letters list --reason BROKEN       | expected one of [EMPTY, NOT_JSON, NOT_AN_OBJECT, MISSING_FIELD, INVALID_FIELD]
            dead-letters show 17                    | '17' is no dead letter, expected TOPIC/GENERATION-PARTITION/OFFSET
            dead-letters show                       | Missing required parameter: 'ID'
            dead-letters mend carts/1-0/1           | Missing required options: '--value=FILE', '--reason=WHY'
            dead-letters mend carts/1-0/1 --value /nowhere --reason x | there is no file /nowhere
            dead-letters mend carts/1-0/1 --value /dev/null --reason x | /dev/null is empty, expected the bytes
            dead-letters redrive --reason x         | records are named in 0 ways, expected one of: IDs, --reason-code, --all
            dead-letters discard carts/1-0/1 --all --reason x | records are named in 2 ways
            dead-letters discard carts/1-0/1 --topic t --reason x | --topic goes with --reason-code or --all
            dead-letters discard --all --reason ''  | --reason is empty
            dead-letters mend carts/1-0/1 --value - --reason '' | --reason is empty
            dead-letters discard carts/1-0/1        | Missing required option: '--reason=WHY'
            landing accept carts 0                  | Missing required option: '--reason=WHY'
            landing accept carts 0 --reason ''      | --reason is empty, expected why
            landing accept carts first --reason x   | 'first' is not an int
            sql orders select                       | expected one of [REALTIME, WAREHOUSE]
            sql warehouse                           | Missing required parameter: 'QUERY'
            user add bob                            | Missing required option: '--role=<role>'
            user add bob --role king                | expected one of [VIEWER, OPERATOR, ADMIN]
            """)
    void answersAWrongCommandWithOneLineAndStatusTwo(String arguments, String expected) {
        int status = execute(Arrays.stream(arguments.split(" +"))
                .map(word -> word.equals("''") ? "" : word)
                .toArray(String[]::new));

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(errors.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("globalmart: ")
                .contains(expected);
    }

    @Test
    void namesTheCommandWhoseHelpExplains() {
        execute("user", "add", "bob");

        assertThat(errors.toString()).contains("(./globalmart user add --help explains)");
    }

    private int execute(String... arguments) {
        return GlobalMart.commandLine().setErr(new PrintWriter(errors)).execute(arguments);
    }
}
