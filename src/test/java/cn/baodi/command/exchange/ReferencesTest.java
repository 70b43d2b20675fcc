package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.exchange.sample.Box;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private final List<String> asked = new ArrayList<>();
    private final References references = new References(Sheet.<String>of("boxes", Texts.of(Texts.CHINESE, Box.class))
            .column("name", Types.TEXT, 4, row -> row)
            .column("below", Reference.type("K", 4, this::find, part -> List.of()), 4, row -> null)
            .build((values, base) -> ""));

    private List<Reference> find(String name) {
        asked.add(name);
        return name.equals("西口") ? List.of(new Reference(7, "大白镇 西口")) : List.of();
    }

    @Test
    void aNameIsAskedForOnceAndReadWithItsCode() {
        assertThat(references.coded("below", "西口")).isEqualTo("大白镇 西口 K0007");
        assertThat(references.coded("below", "西口")).isEqualTo("大白镇 西口 K0007");
        assertThat(asked).containsExactly("西口");
    }

    @Test
    void whatHasACodeOrIsNotKnownStaysAsItIs() {
        assertThat(references.coded("below", "东口")).isEqualTo("东口");
        assertThat(references.coded("below", "K0009")).isEqualTo("K0009");
        assertThat(references.coded("below", " ")).isEqualTo(" ");
        assertThat(references.coded("below", null)).isNull();
        assertThat(references.coded("name", "西口")).isEqualTo("西口");
        assertThat(asked).containsExactly("东口");
    }
}
