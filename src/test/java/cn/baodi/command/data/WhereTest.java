package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhereTest {
    @Test
    void aCommonValueAloneIsCountedByItsIndexAndListedAlongTheOrder() {
        Where where = new Where().common("t.risk", "HIGH");
        assertThat(where.sql()).isEqualTo(" WHERE COALESCE(t.risk, '') = ?");
        assertThat(where.counted().sql()).isEqualTo(" WHERE t.risk = ?");
        assertThat(where.values()).containsExactly("HIGH");
    }

    @Test
    void aCommonValueWithAnythingElseIsCountedAsItIsListed() {
        assertThat(new Where()
                        .common("t.risk", "HIGH")
                        .and("t.seat = ?", 1)
                        .counted()
                        .sql())
                .startsWith(" WHERE COALESCE(t.risk, '') = ?");
        assertThat(new Where()
                        .found("t.id", "call", "王")
                        .common("t.risk", "HIGH")
                        .counted()
                        .sql())
                .endsWith(" WHERE COALESCE(t.risk, '') = ?");
        assertThat(new Where().counted().sql()).isEmpty();
    }

    @Test
    void valuesStandInTheOrderOfTheirMarks() {
        Where where = new Where()
                .and("t.seat = ?", 1)
                .among("t.shift", "shift", new Where().and("t.post = ?", 2), new Where().and("t.task = ?", 3))
                .and("t.topic = ?", 4);
        assertThat(where.sql().replaceAll("[^?=a-z. ]", "")).containsSubsequence("post", "task", "seat", "topic");
        assertThat(where.values()).containsExactly(2, 3, 1, 4);
    }
}
