package com.globalmart.admin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronWordsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 2 * * ?            | every day at 02:00
            0 30 4 ? * MON-FRI     | Monday to Friday at 04:30
            0 0 6 ? * 2,4,6        | Monday, Wednesday and Friday at 06:00
            0 0 6 ? * sun          | every Sunday at 06:00
            0 15 3 1 * ?           | day 1 of every month at 03:15
            0 15 3 1,15 JAN,JUL ?  | day 1 and 15 of January and July at 03:15
            0 0 5 L * ?            | the last day of every month at 05:00
            0 0 5 ? * 6L           | the last Friday of every month at 05:00
            0 0 5 ? 3 MON#2        | the second Monday of March at 05:00
            0 0 2 * 1-3 ?          | every day in January to March at 02:00
            0 0 2,14 * * ?         | every day at 02:00 and 14:00
            0 0/15 * * * ?         | every day, every 15 minutes
            0 */5 8-17 ? * MON-FRI | Monday to Friday, every 5 minutes of the hours 08 to 17
            0 0 * * * ?            | every day, every hour, on the hour
            0 20 * * * ?           | every day at minute 20 of every hour
            0 10 0/6 * * ?         | every day, every 6 hours from 00:10
            0 0 8-18 * * ?         | every day, every hour from 08:00 to 18:00
            """)
    void saysItInWords(String cron, String words) {
        assertThat(CronWords.of(cron)).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30 0 2 * * ?", "0 0 2 15W * ?", "0 0 2 * * ? 2027", "0 0 2 ? * 9", "0 1-5 2 * * ?", ""})
    void leavesOutWhatHasNoWords(String cron) {
        assertThat(CronWords.of(cron)).isEmpty();
    }
}
