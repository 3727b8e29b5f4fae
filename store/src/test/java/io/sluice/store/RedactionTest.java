package io.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    read mysql://root:p@ss@h/db now                       | read mysql://root:•••@h/db now
                    get https://h/x?api_key=abc123&page=2                 | get https://h/x?api_key=•••&page=2
                    use the password hunter2is: S3cret! please            | use the password hunter2is: S3cret! please
                    password is S3cret! and load it                       | password is ••• and load it
                    with api key: abc, then sort                          | with api key: •••, then sort
                    token=ghp_0123456789abcdefABCDEF                      | token=•••
                    call it with Bearer abcdefgh12345678                  | call it with Bearer •••
                    key sk-proj-ABCDEFGHIJKLMNOP1234 is mine              | key ••• is mine
                    id AKIAIOSFODNN7EXAMPLE                               | id •••
                    use aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fG here             | use ••• here
                    """)
    void hides_what_looks_like_a_credential(String sentence, String stored) {
        assertThat(Redaction.of(sentence)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Import sales.csv into orders and drop rows with an empty amount",
                "Load data/2026-01-31/customers_with_a_very_long_name_indeed_v2.csv into warehouse.issues_by_customer",
                "把 sales.csv 导入 orders",
                "count the tokens per user and the passwords older than 90 days",
                "read https://example.org:8443/path?page=2 and mail ann@example.org"
            })
    void leaves_an_ordinary_sentence_alone(String sentence) {
        assertThat(Redaction.of(sentence)).isEqualTo(sentence);
    }
}
