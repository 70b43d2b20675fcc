package cn.baodi.command.feature.epidemic;

import static cn.baodi.command.feature.epidemic.EpidemicDesk.ALL;
import static cn.baodi.command.feature.epidemic.EpidemicDesk.DAY;
import static cn.baodi.command.feature.epidemic.EpidemicDesk.TOWN;
import static cn.baodi.command.feature.epidemic.EpidemicDesk.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.RowProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a day and place, one by one and from other people's files. */
class CaseRepositoryTest {
    @TempDir
    Path folder;

    private EpidemicDesk desk;

    @BeforeEach
    void open() {
        desk = new EpidemicDesk(folder.resolve("data"), DAY.atTime(14, 30));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private List<CaseCount> rows() {
        return desk.cases.page(Filter.NONE, Sort.down("onDay"), null, 99).rows();
    }

    @Test
    void onlyNewCasesMayBeNegativeAndAVillageIsNoPlace() {
        assertThat(line(ALL, DAY, -6, 42).problems()).isEmpty();
        assertThat(line(ALL, DAY, 1, -42).problems()).extracting(Problem::field).containsExactly("confirmed");
        assertThat(line(120115104201L, DAY, 1).problems())
                .extracting(Problem::key)
                .containsExactly("epidemic.village");
    }

    @Test
    void aPlaceHasOneLineADayUnlessItIsRetired() {
        long first = desk.add(line(ALL, DAY, 1, 42));
        desk.add(line(TOWN, DAY, 1, 20));
        assertThatThrownBy(() -> desk.add(line(ALL, DAY, 2, 43)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(desk.texts.problem(e.problem()))
                                .isEqualTo("宝坻区 2020-02-09 的疫情数已经登记过（E000001）。请打开那一条修改。"));
        CaseCount stored = desk.cases.find(first).orElseThrow();
        desk.desk.workbench().ledger().write("retire", batch -> desk.cases.retire(batch, stored, "记错"));
        desk.add(line(ALL, DAY, 2, 43));
        CaseCount retired = desk.cases.find(first).orElseThrow();
        assertThatThrownBy(() -> desk.desk
                        .workbench()
                        .ledger()
                        .write("restore", batch -> desk.cases.retire(batch, retired, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aTotalIsMarkedAgainstTheLastDayThatHasIt() {
        desk.series();
        assertThat(rows()).extracting(CaseCount::priorConfirmed).containsExactly(42, 48, 40, null);
        assertThat(desk.cases.count(Filter.NONE.chip("doubt", "FELL"))).isEqualTo(1);
        assertThat(rows().get(1).doubts())
                .extracting(desk.texts::problem)
                .containsExactly("数据倒退：累计确诊上次是 48 例，现在是 42 例。");
    }

    private Imported read(String... lines) throws IOException {
        Register<?> register = desk.feature.registers().get(0);
        Path file = Files.write(folder.resolve("series.csv"), List.of(lines));
        return new FileImport(desk.desk.workbench().ledger(), Texts.CHINESE)
                .read(register, file, ImportOptions.USUAL, Progress.none());
    }

    @Test
    void aDistrictsSeriesComesInAsItIs() throws IOException {
        Imported imported = read(
                "日期,新增确诊病例,累计确诊病例,治愈出院,新增死亡,死亡,疑似,密切接触者",
                "2020/2/5,+5例,40,3,0,0,9,120",
                "2020年2月6日,8,48,4,0,0,8,130",
                "2月8日,核减6例,42,5,1,1,6,",
                "2020-02-07,,—,未公布,,／,,",
                "2020-02-09,3,45,6,0,1,5,110",
                "2020-02-10,−2,43,6,0,1,5,100");
        assertThat(imported.problems()).isEmpty();
        assertThat(rows())
                .extracting(CaseCount::unit, CaseCount::newCases, CaseCount::deaths, CaseCount::contacts)
                .containsExactly(
                        tuple(ALL, -2, 1, 100),
                        tuple(ALL, 3, 1, 110),
                        tuple(ALL, -6, 1, null),
                        tuple(ALL, null, null, null),
                        tuple(ALL, 8, 0, 130),
                        tuple(ALL, 5, 0, 120));
        assertThat(desk.sentences(DAY.minusDays(2)).get(0)).startsWith("当日没有登记全区疫情数据；最近有数据的是2月6日");
        assertThat(desk.figure("confirmed", DAY.minusDays(1)).comparison(desk.texts))
                .isEqualTo("昨日无数据");
    }

    @Test
    void theWordForATotalIsTheDistrictWhereAPlaceIsMeant() throws IOException {
        Imported imported = read("地区,日期,新增确诊,累计确诊", "方家庄镇,2020-02-09,2,20", "合计,2020-02-09,3,45", "合计,,5,65");
        assertThat(rows()).extracting(CaseCount::unit, CaseCount::confirmed).contains(tuple(ALL, 45));
        assertThat(imported.asides()).isZero();
        assertThat(imported.problems()).extracting(RowProblem::line).containsExactly(4L);
    }

    @Test
    void aLineThatIsThereAlreadyWaitsForADecision() throws IOException {
        desk.add(line(ALL, DAY, 1, 42));
        Imported imported = read("日期,地区,新增确诊,累计确诊", "2020-02-09,全区,3,45", "2020-02-09,方家庄镇,2,20");
        assertThat(imported.problems()).isEmpty();
        assertThat(imported.queued()).isEqualTo(1);
        assertThat(rows()).extracting(CaseCount::confirmed).containsExactly(42, 20);
    }
}
