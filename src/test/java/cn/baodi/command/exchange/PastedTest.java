package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PastedTest {
    private final Pasted pasted = new Pasted();

    private String read(Path place) throws IOException {
        try (InputStream in = pasted.open(place)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void itIsReadAgainToTheBitAndLiesNowhere() throws IOException {
        Path one = pasted.keep("姓名\t电话\n𨟠某\t13800001234", "粘贴.tsv");
        Path other = pasted.keep("别的", "粘贴.tsv");
        assertThat(read(one)).isEqualTo("\uFEFF姓名\t电话\n𨟠某\t13800001234");
        assertThat(read(other)).isEqualTo("\uFEFF别的");
        assertThat(Files.exists(one)).isFalse();
        assertThat(Files.exists(one.getParent())).isFalse();
        pasted.forget(one);
        assertThatThrownBy(() -> read(one)).isInstanceOf(NoSuchFileException.class);
        assertThat(read(other)).endsWith("别的");
    }

    @Test
    void tooMuchAndWhatIsNoTextAreRefused() {
        assertThatThrownBy(() -> pasted.keep("一".repeat((32 << 20) + 1), "粘贴.tsv"))
                .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.key()).isEqualTo("paste.large"));
        assertThatThrownBy(() -> pasted.keep("\uD867", "粘贴.tsv"))
                .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.key()).isEqualTo("file.binary"));
    }
}
