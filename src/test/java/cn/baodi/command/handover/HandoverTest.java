package cn.baodi.command.handover;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is signed, and what is noted. */
class HandoverTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2020, 2, 9, 19, 55);

    private static Handover signed(String content, String coming, String hash) {
        return new Handover(
                null,
                LocalDate.of(2020, 2, 9),
                false,
                "指挥部",
                "王芳",
                NOW,
                coming,
                NOW,
                true,
                "3-ABCD-EFGH-JKMN",
                content,
                "items",
                "UERG",
                hash,
                1,
                null);
    }

    /** The same, as if another had taken over. */
    static Handover byAnother(Handover signed) {
        return new Handover(
                signed.id(),
                signed.shiftDay(),
                signed.night(),
                signed.organisation(),
                signed.going(),
                signed.goingAt(),
                "别人",
                signed.signedAt(),
                signed.proven(),
                signed.chain(),
                signed.content(),
                signed.items(),
                signed.page(),
                signed.hash(),
                signed.version(),
                null);
    }

    @Test
    void itsHashIsOfEveryPartAndKnowsWhereEachEnds() {
        Handover sealed = signed("甲", "李强", "").sealed();

        assertThat(sealed.isWhole()).isTrue();
        assertThat(sealed.hash()).hasSize(64);
        assertThat(signed("乙", "李强", sealed.hash()).isWhole()).isFalse();
        assertThat(signed("甲", "李", sealed.hash()).isWhole()).isFalse();
        assertThat(signed("", "李强甲", sealed.hash()).isWhole()).isFalse();
        assertThat(sealed.pdf()).asString().isEqualTo("PDF");
    }

    @Test
    void whatItTellsIsReadBackAsItWasWritten() {
        List<OpenItems> parts = List.of(
                new OpenItems("未确认的告警", 0, List.of(), null),
                new OpenItems(
                        "未办结的配送",
                        7,
                        List.of(
                                new OpenItems.Line("一单", Link.to("delivery", "deliveries", 42)),
                                new OpenItems.Line("无处可去", null)),
                        Link.to("delivery", "deliveries", Filter.NONE)));

        assertThat(FrozenItems.read(FrozenItems.write(parts))).isEqualTo(parts);
    }

    @Test
    void aTextOfSeveralLinesWithTabsStaysOneLine() {
        List<OpenItems> parts =
                List.of(new OpenItems("备注", 1, List.of(new OpenItems.Line("一\n二\t三\r\n\t四", null)), null));

        assertThat(FrozenItems.read(FrozenItems.write(parts)).get(0).lines())
                .containsExactly(new OpenItems.Line("一 二 三 四", null));
    }

    @Test
    void aNoteSaysSomethingAndNotTooMuch() {
        assertThat(HandoverNote.of(" ", null, NOW, "王芳").problems()).hasSize(1);
        assertThat(HandoverNote.of("记".repeat(3001), null, NOW, "王芳").problems())
                .hasSize(1);
        assertThat(HandoverNote.of("记".repeat(3000), null, NOW, "王芳").problems())
                .isEmpty();
    }
}
