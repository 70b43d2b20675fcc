package cn.baodi.command.feature.volunteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Page;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.feature.volunteer.Volunteer.State;
import cn.baodi.command.ui.TestDesk;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolunteerRepositoryTest {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 9);
    private static final long DABAI = 120115127000L;
    /** An example of GB 11643-1999. */
    private static final String IDENTITY = "11010519491231002X";

    private static final long CHAOXIA = 120115008000L;

    @TempDir
    Path folder;

    private TestDesk desk;
    private UnitFeature unit;
    private VolunteerFeature feature;
    private TeamRepository teams;
    private VolunteerRepository volunteers;
    private Ledger ledger;
    private Texts texts;

    @BeforeEach
    void open() {
        desk = new TestDesk(folder);
        unit = new UnitFeature(desk.workbench());
        feature = new VolunteerFeature(desk.workbench(), unit.directory());
        desk.open(List.of(unit, feature));
        ledger = desk.workbench().ledger();
        ledger.write("units", unit::addShipped);
        texts = desk.workbench().texts(VolunteerFeature.class);
        teams = new TeamRepository(desk.workbench().database(), desk.workbench().clock());
        volunteers = new VolunteerRepository(
                desk.workbench().database(), desk.workbench().clock());
        write(batch -> teams.add(batch, team("预备队")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void write(Consumer<Batch> work) {
        ledger.write("test", work);
    }

    private static Team team(String name) {
        return new Team(null, name, Team.Kind.RESERVE, CHAOXIA, "李强", "19900000009", null, 0, null);
    }

    private static Volunteer volunteer(String name, String phone, State state, LocalDate joined) {
        return new Volunteer(
                null, name, phone, null, 1L, DABAI, Volunteer.Field.HELPING, state, joined, null, 0, null, "预备队");
    }

    private void add(String name, String phone) {
        write(batch -> volunteers.add(batch, volunteer(name, phone, State.STANDBY, DAY)));
    }

    private static Volunteer known(String name, String phone, String identity) {
        return new Volunteer(
                null,
                name,
                phone,
                identity,
                1L,
                DABAI,
                Volunteer.Field.HELPING,
                State.STANDBY,
                DAY,
                null,
                0,
                null,
                "预备队");
    }

    @Test
    void theSameIdentityNumberIsTheSamePerson() {
        write(batch -> volunteers.add(batch, known("张伟", "19900000001", IDENTITY)));
        Problem twice = Problem.of("identity", "volunteer.identity", "110***********002X", "V00001");
        assertThat(refusal(() -> write(batch -> volunteers.add(batch, known("张玮", "19900000002", IDENTITY)))))
                .isEqualTo(twice);
        write(batch -> volunteers.add(batch, known("张玮", "19900000002", null)));
        Volunteer other = volunteers.find(2).orElseThrow();
        assertThat(refusal(() -> write(batch -> volunteers.change(batch, other, known("张玮", "19900000002", IDENTITY)))))
                .isEqualTo(twice);
    }

    @Test
    void whoShowsTheirCardIsFoundByItsNumber() {
        write(batch -> volunteers.add(batch, known("张伟", "19900000001", IDENTITY)));
        add("王芳", "19900000002");
        assertThat(volunteers
                        .page(Filter.NONE.text("11010519491231002x"), Sort.up("code"), null, 10)
                        .rows())
                .extracting(Volunteer::name)
                .containsExactly("张伟");
        assertThat(volunteers.type().suggest("张").get(0).id()).isEqualTo(1);
        assertThat(meant(IDENTITY)).isEqualTo(1);
    }

    private long meant(String text) {
        try {
            return volunteers.type().read(text).id();
        } catch (Rejected e) {
            throw new AssertionError(e);
        }
    }

    private static Problem refusal(Runnable action) {
        try {
            action.run();
        } catch (Refused e) {
            return e.problem();
        }
        throw new AssertionError("was not refused");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pagesPutTogetherAreTheSortedList(boolean descending) {
        String names = "潮八宝大朝里口南北霍";
        for (int i = 0; i < 23; i++) {
            String name = names.charAt(i % names.length()) + "军";
            long unit = i % 4 == 0 ? DABAI : CHAOXIA;
            String phone = String.format("1990000%04d", i);
            write(batch -> volunteers.add(
                    batch,
                    new Volunteer(
                            null,
                            name,
                            phone,
                            null,
                            null,
                            unit,
                            Volunteer.Field.CULTURE,
                            State.RESTING,
                            null,
                            null,
                            0,
                            null,
                            null)));
        }
        Map<String, Comparator<Volunteer>> orders = Map.of(
                "code", Comparator.comparing(Volunteer::id),
                "name", Comparator.comparing(Volunteer::name, Collator.getInstance(Locale.CHINA)),
                "unit", Comparator.comparing(Volunteer::unit));
        List<Volunteer> all = paged(volunteers, Sort.up("code"));
        assertThat(all).hasSize(23);
        orders.forEach((column, order) -> {
            Comparator<Volunteer> full = order.thenComparing(Row::id);
            List<Volunteer> expected = new ArrayList<>(all);
            expected.sort(descending ? full.reversed() : full);
            assertThat(paged(volunteers, new Sort(column, descending)))
                    .as(column)
                    .isEqualTo(expected);
        });
    }

    private static <T extends Row> List<T> paged(Repository<T> repository, Sort sort) {
        List<T> rows = new ArrayList<>();
        Page.Cursor cursor = null;
        do {
            Page<T> page = repository.page(Filter.NONE, sort, cursor, 5);
            rows.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        return rows;
    }

    @Test
    void theSameNameWithTheSamePhoneIsTheSamePerson() {
        add("张伟", "19900000001");
        add("张秀兰", "19900000001");
        add("张伟", "19900000002");
        Problem problem = refusal(() -> add("张伟", "19900000001"));
        assertThat(problem).isEqualTo(Problem.of("phone", "volunteer.double", "张伟", "19900000001", "V00001"));
        assertThat(texts.problem(problem)).contains("V00001");
        assertThat(refusal(() -> write(batch -> {
                    volunteers.add(batch, volunteer("王芳", "19900000003", State.STANDBY, DAY));
                    volunteers.add(batch, volunteer("王芳", "19900000003", State.STANDBY, DAY));
                })))
                .extracting(Problem::key)
                .isEqualTo("volunteer.double");
        assertThat(volunteers.total(false)).isEqualTo(3);
        Volunteer first = volunteers.find(1).orElseThrow();
        write(batch -> volunteers.retire(batch, first, "重复"));
        add("张伟", "19900000001");
        Volunteer retired = volunteers.find(1).orElseThrow();
        assertThat(refusal(() -> write(batch -> volunteers.retire(batch, retired, null))))
                .extracting(Problem::key)
                .isEqualTo("volunteer.double");
    }

    @Test
    void aTeamMustBeThereAndBeCalledThat() {
        Volunteer lost = new Volunteer(
                null,
                "张伟",
                "19900000001",
                null,
                9L,
                DABAI,
                Volunteer.Field.LEARNING,
                State.STANDBY,
                DAY,
                null,
                0,
                null,
                "");
        assertThat(refusal(() -> write(batch -> volunteers.add(batch, lost))))
                .isEqualTo(Problem.of("team", "reference.unknown", "T009"));
        Volunteer confused = new Volunteer(
                null,
                "张伟",
                "19900000001",
                null,
                1L,
                DABAI,
                Volunteer.Field.LEARNING,
                State.STANDBY,
                DAY,
                null,
                0,
                null,
                "专业队");
        assertThat(refusal(() -> write(batch -> volunteers.add(batch, confused))))
                .isEqualTo(Problem.of("team", "reference.mismatch", "T001", "预备队", "专业队"));
        assertThat(refusal(() -> write(batch -> teams.add(batch, team("预备队")))))
                .isEqualTo(Problem.of("name", "duplicate", "预备队"));
    }

    @Test
    void aVolunteerIsMeantByCodePhoneOrAnUnsharedName() throws Rejected {
        add("张伟", "19900000001");
        add("王芳", "19900000002");
        add("张伟", "19900000003");
        assertThat(volunteers.type().read("V00002")).isEqualTo(new Reference(2, ""));
        assertThat(volunteers.type().read("19900000003")).isEqualTo(new Reference(3, ""));
        assertThat(volunteers.type().read("王芳").label()).isEqualTo("王芳");
        assertThatThrownBy(() -> volunteers.type().read("张伟"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        e -> assertThat(texts.problem(e.at("volunteer"))).contains("张伟 V00001、张伟 V00003"));
        assertThat(volunteers.type().suggest("wf")).extracting(Reference::label).containsExactly("王芳");
        assertThat(volunteers.type().suggest("0003")).extracting(Reference::id).containsExactly(3L);
    }

    @Test
    void theListIsNarrowedByTeamFieldStateAndPlace() {
        add("张伟", "19900000001");
        write(batch -> volunteers.add(batch, volunteer("王芳", "19900000002", State.LEFT, DAY)));
        assertThat(volunteers.count(Filter.NONE.chip("team", "1"))).isEqualTo(2);
        assertThat(volunteers.count(Filter.NONE.chip("kind", "PARTY"))).isZero();
        assertThat(volunteers.count(Filter.NONE.chip("kind", "RESERVE"))).isEqualTo(2);
        assertThat(volunteers.count(Filter.NONE.chip("state", "LEFT"))).isEqualTo(1);
        assertThat(volunteers.count(Filter.NONE.chip("field", "CULTURE"))).isZero();
        assertThat(volunteers.count(Filter.NONE.chip("unit", Long.toString(CHAOXIA))))
                .isZero();
        assertThat(volunteers.count(Filter.NONE.chip("unit", "120115000000"))).isEqualTo(2);
        assertThat(volunteers.count(Filter.NONE.text("zhangw"))).isEqualTo(1);
    }

    @Test
    void whoHasJoinedByADayIsRegistered() {
        Cutoff cutoff = Cutoff.at(DAY.atTime(14, 0));
        assertThat(feature.figures(Scope.of(cutoff))).extracting(Figure::value).containsOnly(BigDecimal.ZERO);
        assertThat(feature.figures(Scope.of(cutoff)).get(0).previous()).isNull();
        write(batch -> {
            volunteers.add(batch, volunteer("甲", "19900000001", State.STANDBY, DAY.minusDays(3)));
            volunteers.add(batch, volunteer("乙", "19900000002", State.ON_DUTY, DAY));
            volunteers.add(batch, volunteer("丙", "19900000003", State.STANDBY, null));
            volunteers.add(batch, volunteer("丁", "19900000004", State.LEFT, DAY.minusDays(3)));
            volunteers.add(batch, volunteer("戊", "19900000005", State.STANDBY, DAY.plusDays(1)));
        });
        Figure registered = feature.figures(Scope.of(cutoff)).get(0);
        assertThat(registered.value()).isEqualTo(BigDecimal.valueOf(3));
        assertThat(registered.previous()).isEqualTo(BigDecimal.valueOf(2));
        assertThat(registered.trend()).hasSize(14).startsWith(BigDecimal.ONE).endsWith(BigDecimal.valueOf(3));
        assertThat(feature.figures(Scope.of(cutoff)).get(1).value()).isEqualTo(BigDecimal.valueOf(3));
        ChartData chart = feature.trend(Scope.of(cutoff)).orElseThrow();
        assertThat(new ArrayList<Number>(chart.series().get(0).values())).isEqualTo(registered.trend());
        assertThat(feature.report(cutoff).orElseThrow().blocks().get(0))
                .isEqualTo(new ReportPart.Sentence("全区累计在册志愿者3人，较昨日增加1人；当前待命3人。按服务类别分：互帮互助3人。"));
    }

    /** It would be more than were registered then, and as wrong in an issued report. */
    @Test
    void ofAPastDayNothingIsSaidOfWhoStoodBy() {
        write(batch -> {
            volunteers.add(batch, volunteer("甲", "19900000001", State.STANDBY, DAY.minusDays(3)));
            volunteers.add(batch, volunteer("乙", "19900000002", State.STANDBY, DAY));
        });
        Cutoff past = Cutoff.endOf(DAY.minusDays(1));
        Figure standby = feature.figures(Scope.of(past)).get(1);
        assertThat(standby.value()).isNull();
        assertThat(standby.note()).isEqualTo("只知道现在的数");
        assertThat(feature.byUnit("volunteer.standby", Scope.of(past))).isEmpty();
        List<ReportPart.Block> blocks = feature.report(past).orElseThrow().blocks();
        assertThat(blocks.get(0)).isEqualTo(new ReportPart.Sentence("全区累计在册志愿者1人，较昨日持平。按服务类别分：互帮互助1人。"));
        assertThat(blocks.stream()
                        .filter(ReportPart.Listing.class::isInstance)
                        .map(ReportPart.Listing.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .headings())
                .containsExactly("街镇", "在册志愿者（累计）");
    }

    @Test
    void whatIsWrittenReadsBack() {
        add("张伟", "022-12345678");
        Volunteer row = volunteers.find(1).orElseThrow();
        assertThat(back(VolunteerSheet.volunteers(texts, unit.directory(), teams.type()), row))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(row);
        Team team = teams.find(1).orElseThrow();
        assertThat(back(VolunteerSheet.teams(texts, unit.directory()), team))
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(team);
        assertThat(VolunteerSheet.volunteers(texts, unit.directory(), teams.type())
                        .column("phone")
                        .shown(row))
                .isEqualTo("022-12****78");
    }

    private static <T> T back(Sheet<T> sheet, T row) {
        Sheet.Reading<T> reading = sheet.read(key -> sheet.column(key).text(row), null);
        assertThat(reading.problems()).isEmpty();
        return reading.record();
    }
}
