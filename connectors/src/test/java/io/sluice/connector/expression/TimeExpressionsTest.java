package io.sluice.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock stands at 2024-06-15T12:34:56Z. */
class TimeExpressionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            {{ now_utc() }} ¦ 2024-06-15 12:34:56+00:00
            {{ today_utc() - duration('P1M') }} ¦ 2024-05-15
            {{ today_with_timezone('Pacific/Kiritimati') }} ¦ 2024-06-16
            {{ (now_utc() - duration('P1DT1H')).strftime('%Y-%m-%dT%H:%M:%SZ') }} ¦ 2024-06-14T11:34:56Z
            {{ now_utc().isoformat('T', 'seconds') }} ¦ 2024-06-15T12:34:56+00:00
            {{ (now_utc() - str_to_datetime('2024-06-01')).days }} ¦ 14
            {{ now_utc() - str_to_datetime('2024-06-14') }} ¦ 1 day, 12:34:56
            {{ now_utc() > str_to_datetime(config.start) }} ¦ True
            {{ day_delta(-1) }} ¦ 2024-06-14T12:34:56.000000+0000
            {{ day_delta(1, format='%d.%m.%y') }} ¦ 16.06.24
            {{ timestamp(config.start) | int }} ¦ 1709618828
            {{ timestamp('2022-07-22T16:03:35.25+02:00') }} ¦ 1658498615.25
            {{ str_to_datetime('20240305T060708').month }} ¦ 3
            {{ str_to_datetime('2024-W10-2') }} ¦ 2024-03-05 00:00:00+00:00
            {{ format_datetime(config.start, '%a %d %b %Y %j') }} ¦ Tue 05 Mar 2024 065
            {{ format_datetime(config.start, '%ms') }} ¦ 1709618828000
            {{ format_datetime(config.start, '%Y-%m-%dT%H:%M:%S.%_msZ') }} ¦ 2024-03-05T06:07:08.000Z
            {{ format_datetime(1710000000, '%Y-%m-%d %H') }} ¦ 2024-03-09 16
            {{ format_datetime('Tue, 05 Mar 2024 06:07:08 +0200', '%s', '%a, %d %b %Y %H:%M:%S %z') }} ¦ 1709611628
            {{ format_datetime('05/03/24 1:07 PM', '%H:%M', '%d/%m/%y %I:%M %p') }} ¦ 13:07
            """)
    void computes_with_time_as_the_reference_does(String template, String text) {
        assertThat(Given.text(template)).isEqualTo(text);
    }
}
