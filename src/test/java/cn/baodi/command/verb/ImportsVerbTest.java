package cn.baodi.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.exchange.ReadOnlyPlace;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Imports by hand-made mapping, and the imports of the past. */
class ImportsVerbTest {
    @TempDir
    Path folder;

    private String out;
    private String err;

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of(Verbs.DATA, folder.resolve("data").toString()));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = Verbs.run(
                all.toArray(String[]::new),
                SampleDesk::new,
                new Terminal(),
                new PrintStream(written, true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        out = written.toString(StandardCharsets.UTF_8);
        err = told.toString(StandardCharsets.UTF_8);
        return code;
    }

    private int importing(String map, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("boxes.csv"), String.join("\n", lines));
        return map == null
                ? run("import", "--sheet", "boxes", file.toString())
                : run("import", "--sheet", "boxes", "--map", map, file.toString());
    }

    /** Linux shows an open file under a name beside which nobody can write, whoever he is. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whereTheRejectedRowsWentInsteadIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("boxes.csv"), "姓名,种类\n张三,木箱\n李四,纸箱\n");
        String home = System.setProperty("user.home", folder.toString());
        try (ReadOnlyPlace place = ReadOnlyPlace.of(file)) {
            assertThat(run("import", "--sheet", "boxes", place.file().toString()))
                    .isEqualTo(Verbs.PARTLY);
            Path rejected = folder.resolve(place.file().getFileName() + ".rejected.csv");
            assertThat(out).contains("写不进去", rejected.toString());
            assertThat(rejected).content().contains("李四,纸箱");
        } finally {
            System.setProperty("user.home", home);
        }
        assertThat(boxes()).extracting(Box::name).containsExactly("张三");
    }

    private List<Box> boxes() {
        try (Store store = new Store(folder.resolve("data"))) {
            return store.boxes();
        }
    }

    @Test
    void aHeadingMeansWhatTheCommandLineSays() throws IOException {
        String[] lines = {"谁的,怎么联系,种类,随便", "张三,13812345678,木箱,x"};
        assertThat(importing(null, lines)).isEqualTo(Verbs.FAILED);
        assertThat(importing("谁的=姓名,怎么联系=phone，随便=", lines)).isEqualTo(Verbs.DONE);
        assertThat(boxes()).extracting(Box::name, Box::phone).containsExactly(tuple("张三", "13812345678"));
    }

    @Test
    void aHeadingMayHoldACommaItself() throws IOException {
        String[] lines = {"\"称呼,全名\",\"电话，手机\",种类", "张三,13812345678,木箱"};
        assertThat(importing("称呼,全名=姓名，电话，手机=phone,", lines)).isEqualTo(Verbs.DONE);
        assertThat(boxes()).extracting(Box::name, Box::phone).containsExactly(tuple("张三", "13812345678"));
        assertThat(importing("称呼=姓名,手机", lines)).isEqualTo(Verbs.WRONG_USAGE);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void whatCannotBeMappedIsSaid() throws IOException {
        String[] lines = {"谁的,姓名,种类", "张三,李四,木箱"};
        assertThat(importing("谁=姓名", lines)).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("没有“谁”这一列", "谁的、姓名、种类");
        assertThat(importing("谁的=名字", lines)).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("“名字”不是这张表能导入的列", "手机号");
        assertThat(importing("谁的=姓名", lines)).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("不止一列要读进“姓名”：谁的、姓名");
        assertThat(importing("谁的", lines)).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(boxes()).isEmpty();
        assertThat(importing("谁的=姓名,姓名=", lines)).isEqualTo(Verbs.DONE);
        assertThat(boxes()).extracting(Box::name).containsExactly("张三");
    }

    private String number() {
        assertThat(run("imports")).isEqualTo(Verbs.DONE);
        Matcher first = Pattern.compile("^\\s*(\\d+)  ").matcher(out);
        assertThat(first.find()).as(out).isTrue();
        return first.group(1);
    }

    @Test
    void anImportOfThePastIsListedAndTakenBackOnce() throws IOException {
        assertThat(importing(null, "姓名,种类", "张三,木箱", "李四,木箱")).isEqualTo(Verbs.DONE);
        String number = number();
        assertThat(out).contains("boxes.csv", "箱子");

        assertThat(run("imports", "--take-back", number)).isEqualTo(Verbs.DONE);
        assertThat(out).contains("已撤销“boxes.csv”的导入，2 条");
        assertThat(boxes()).isEmpty();

        assertThat(run("imports", "--take-back", number)).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("已经撤销过");
        assertThat(run("imports", "--take-back", "999")).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("没有编号为 999 的导入");
        assertThat(run("imports", "--take-back", "x")).isEqualTo(Verbs.WRONG_USAGE);
    }

    @Test
    void whatWasBuiltUponAnImportIsListedAndStays() throws IOException {
        assertThat(importing(null, "姓名,种类", "张三,木箱")).isEqualTo(Verbs.DONE);
        String number = number();
        try (Store store = new Store(folder.resolve("data"))) {
            Box box = store.boxes().get(0);
            store.ledger.write("作废", batch -> store.register.repository().retire(batch, box, "误"));
        }
        assertThat(run("imports", "--take-back", number)).isEqualTo(Verbs.FAILED);
        assertThat(err).contains("箱子 B00001 由", "数据没有变动");
        assertThat(number()).isEqualTo(number);
    }

    @Test
    void whereNothingWasImportedThatIsSaid() throws IOException {
        assertThat(importing(null, "姓名,种类", ",木箱")).isEqualTo(Verbs.PARTLY);
        assertThat(run("imports")).isEqualTo(Verbs.DONE);
        assertThat(out).contains("还没有导入过");
    }
}
