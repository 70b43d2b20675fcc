package cn.baodi.command.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {
    private static final Slot.Cost CHEAP = new Slot.Cost(8, 1);
    private static final Account ADMIN = new Account("王芳", Set.of(Role.ADMIN, Role.LEADER), false);
    private static final Account OFFICER = new Account("李强", Set.of(Role.OFFICER), false);

    @TempDir
    Path folder;

    private final Hands clock = new Hands();
    private DataKey key;
    private String code;

    /** A clock that is set by hand. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2020-02-09T06:30:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void turn(long seconds) {
            now = now.plusSeconds(seconds);
        }
    }

    private Keys keys() {
        return Keys.at(folder, clock, CHEAP);
    }

    private static char[] word(String password) {
        return password.toCharArray();
    }

    private static String keyOf(Throwable e) {
        return ((Failure) e).key();
    }

    @BeforeEach
    void setUp() {
        key = keys().makeOpen();
        code = keys().protect(ADMIN, word("青山不改2020"));
        keys().add(key, OFFICER, word("绿水长流2020"));
    }

    @Test
    void everyOfficerOpensTheSameKeyWithAPasswordOfHisOwn() {
        assertThat(keys().signIn("王芳", word("青山不改2020")).key().hex("x")).isEqualTo(key.hex("x"));
        Keys.SignedIn in = keys().signIn(" 李强 ", word("绿水长流２０２０"));
        assertThat(in.key().hex("x")).isEqualTo(key.hex("x"));
        assertThat(in.account()).isEqualTo(OFFICER);
    }

    @Test
    void onceThereAreAccountsTheKeyLiesNowhereInPlain() throws IOException {
        assertThatThrownBy(() -> keys().openWithout())
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.needed"));
        String hex = java.util.HexFormat.of().formatHex(key.secret());
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(file).content().doesNotContain(hex);
            }
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreToldAlike() {
        assertThatThrownBy(() -> keys().signIn("王芳", word("不对不对不对不对")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.wrong"));
        assertThatThrownBy(() -> keys().signIn("没有这人", word("不对不对不对不对")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.wrong"));
    }

    @Test
    void fromTheFourthWrongTryOnTheNextWaitsAlsoAfterARestart() {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> keys().signIn("王芳", word("不对不对不对不对")))
                    .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.wrong"));
        }
        assertThatThrownBy(() -> keys().signIn("王芳", word("青山不改2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.wait"));
        clock.turn(-86_400);
        assertThatThrownBy(() -> keys().signIn("王芳", word("青山不改2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.wait"));
        clock.turn(86_401);
        assertThat(keys().signIn("王芳", word("青山不改2020")).account()).isEqualTo(ADMIN);
    }

    @Test
    void nobodyGuessesMoreThanTenTimesInFiveMinutesNorIsLockedOutForGood() {
        int tried = 0;
        for (int second = 0; second < 290; second++) {
            try {
                keys().signIn("李强", word("不对不对不对不对"));
            } catch (Failure e) {
                tried += e.key().equals("keys.wrong") ? 1 : 0;
            }
            clock.turn(1);
        }
        assertThat(tried).isLessThanOrEqualTo(10);
        clock.turn(300);
        assertThat(keys().signIn("李强", word("绿水长流2020")).account()).isEqualTo(OFFICER);
    }

    @Test
    void theRecoveryCodeOpensOnceAndIsReplaced() {
        assertThatThrownBy(() -> keys().recover(code.substring(0, 20), "王芳", word("另一个口令2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.code.typing"));
        Keys.Recovered recovered = keys().recover(code.toLowerCase().replace('-', ' '), "王芳", word("另一个口令2020"));
        assertThat(recovered.signedIn().key().hex("x")).isEqualTo(key.hex("x"));
        assertThat(keys().signIn("王芳", word("另一个口令2020")).account()).isEqualTo(ADMIN);
        assertThatThrownBy(() -> keys().recover(code, "王芳", word("第三个口令2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.code.wrong"));
        assertThat(keys().signIn("李强", word("绿水长流2020")).account()).isEqualTo(OFFICER);
    }

    @Test
    void theLastAdministratorStays() {
        Account disabled = new Account("王芳", ADMIN.roles(), true);
        assertThatThrownBy(() -> keys().change(key, disabled))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.last"));
        Account plain = new Account("王芳", Set.of(Role.OFFICER), false);
        assertThatThrownBy(() -> keys().change(key, plain))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.last"));
    }

    @Test
    void aListThatWasEditedIsNotSignedAnew() throws IOException {
        Path file = folder.resolve(Keys.FILE);
        Files.writeString(file, Files.readString(file).replace("\"OFFICER\"", "\"ADMIN\""));
        assertThatThrownBy(() -> keys().recover(code, "王芳", word("另一个口令2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.tampered"));
        assertThatThrownBy(() -> keys().add(key, new Account("赵敏", Set.of(Role.READER), false), word("江湖夜雨2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.tampered"));
    }

    @Test
    void aNewRecoveryCodeTakesThePlaceOfTheOld() {
        String next = keys().renewCode(key);
        assertThatThrownBy(() -> keys().recover(code, "王芳", word("另一个口令2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.code.wrong"));
        assertThat(keys().recover(next, "王芳", word("另一个口令2020")).signedIn().account())
                .isEqualTo(ADMIN);
    }

    @Test
    void whatWasRefusedIsKeptUntilItIsNotedAndNoTypedNameAmongIt() {
        assertThatThrownBy(() -> keys().signIn("李强", word("不对不对不对不对")));
        assertThatThrownBy(() -> keys().signIn("口令打在了这里", word("不对不对不对不对")));
        keys().change(key, new Account("李强", OFFICER.roles(), true));
        assertThatThrownBy(() -> keys().signIn("李强", word("绿水长流2020")));
        keys().recover(code, "王芳", word("另一个口令2020"));

        assertThat(keys().events())
                .extracting(event -> event.kind() + " " + event.account())
                .containsExactly("REFUSED 李强", "REFUSED ", "DISABLED 李强", "RECOVERED 王芳");
        keys().noted(3);
        assertThat(keys().events()).extracting(Event::account).containsExactly("王芳");
    }

    @Test
    void theWaitIsKnownBeforeTheNextTry() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> keys().signIn("李强", word("不对不对不对不对")));
            clock.turn(keys().wait("李强"));
        }
        assertThatThrownBy(() -> keys().signIn("李强", word("不对不对不对不对")));
        assertThat(keys().wait("李强")).isEqualTo(4);
        assertThat(keys().wait("王芳")).isZero();
        clock.turn(2);
        assertThat(keys().wait(" 李强")).isEqualTo(2);
    }

    @Test
    void eitherFileOfTheKeysStandsForTheOther() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        DataKey its = Keys.at(open, clock).makeOpen();
        Path file = open.resolve(Keys.FILE);
        Path beside = open.resolve(Keys.FILE + ".previous");
        for (Path damaged : List.of(file, beside, file)) {
            byte[] bytes = Files.readAllBytes(damaged);
            bytes[20] ^= 1;
            Files.write(damaged, bytes);
            assertThat(Keys.at(open, clock).openWithout().hex("x")).isEqualTo(its.hex("x"));
            assertThat(file).hasSameBinaryContentAs(beside);
        }
    }

    @Test
    void brokenOffWhileTheFirstAccountIsMadeTheFolderOpensOneWayOrTheOther() throws IOException {
        byte[] closed = Files.readAllBytes(folder.resolve(Keys.FILE));
        keys().destroy();
        keys().makeOpen();
        byte[] open = Files.readAllBytes(folder.resolve(Keys.FILE));

        Files.write(folder.resolve(Keys.FILE + ".previous"), closed);
        assertThat(keys().isProtected()).isFalse();
        Files.write(folder.resolve(Keys.FILE + ".previous"), closed);
        Files.move(folder.resolve(Keys.FILE), folder.resolve(Keys.FILE + ".plain"));
        Keys brokenOff = keys();
        assertThat(brokenOff.isProtected()).isTrue();
        assertThat(brokenOff.findings()).as("it was not gone").isEmpty();
        assertThat(folder.resolve(Keys.FILE + ".plain")).doesNotExist();
        assertThat(Keys.holdsPlainKey(open)).isTrue();
        assertThat(Keys.holdsPlainKey(Files.readAllBytes(folder.resolve(Keys.FILE))))
                .isFalse();
    }

    @Test
    void theFirstAccountLeavesNoKeyInPlainInWhatAKillLeft() throws IOException {
        keys().destroy();
        keys().makeOpen();
        Path rest = Files.copy(folder.resolve(Keys.FILE), folder.resolve("." + Keys.FILE + ".0a1b2c3d.part"));
        keys().protect(ADMIN, word("青山不改2020"));
        assertThat(rest).doesNotExist();
    }

    @Test
    void whereThereAreNoAccountsNobodySignsIn() {
        keys().destroy();
        keys().makeOpen();
        assertThatThrownBy(() -> keys().signIn("王芳", word("青山不改2020")))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("keys.wrong"));
    }

    @Test
    void aDisabledAccountIsRefused() {
        keys().change(key, new Account("李强", OFFICER.roles(), true));
        assertThatThrownBy(() -> keys().signIn("李强", word("绿水长流2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.disabled"));
    }

    @Test
    void aRoleWrittenIntoTheFileByHandIsFound() throws IOException {
        Path file = folder.resolve(Keys.FILE);
        String json = Files.readString(file);
        Files.writeString(file, json.replace("\"OFFICER\"", "\"ADMIN\""));
        assertThatThrownBy(() -> keys().signIn("李强", word("绿水长流2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.tampered"));
    }

    @Test
    void noChangedByteEverOpensWronglyOrThrowsSomethingElse() throws IOException {
        Path file = folder.resolve(Keys.FILE);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << (at % 7));
            Files.write(file, changed);
            Files.deleteIfExists(folder.resolve("guesses.json"));
            try {
                Keys.SignedIn in = keys().signIn("李强", word("绿水长流2020"));
                assertThat(in.key().hex("x")).isEqualTo(key.hex("x"));
                assertThat(in.account().roles()).isEqualTo(OFFICER.roles());
            } catch (Failure e) {
                assertThat(e.key()).startsWith("keys.");
            }
        }
    }

    @Test
    void aDamagedFileIsKeptAsideAndTheOneBeforeItStandsIn() throws IOException {
        keys().add(key, new Account("赵敏", Set.of(Role.READER), false), word("江湖夜雨2020"));
        byte[] noise = "这不是密钥".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(Keys.FILE), noise);
        assertThat(keys().signIn("李强", word("绿水长流2020")).account()).isEqualTo(OFFICER);
        try (var files = Files.list(folder)) {
            assertThat(files.filter(f -> f.getFileName().toString().contains("damaged")))
                    .singleElement()
                    .satisfies(f -> assertThat(f).hasBinaryContent(noise));
        }
    }

    @Test
    void aSlotThatAsksForMoreMemoryThanThereIsIsRefused() {
        Slot slot = Slot.wrap(key, "李强", 1, word("绿水长流2020"), CHEAP);
        Slot greedy = new Slot("李强", 1, Integer.MAX_VALUE, 1, slot.salt(), slot.wrapped(), slot.checksum());
        assertThat(greedy.isWhole()).isFalse();
    }

    @Test
    void aDamagedSlotIsToldFromAWrongPassword() {
        Slot slot = Slot.wrap(key, "李强", 1, word("绿水长流2020"), CHEAP);
        Slot damaged = new Slot("李强", 1, 8, 1, slot.salt(), slot.wrapped().replace('0', '1'), slot.checksum());
        assertThatThrownBy(() -> damaged.unwrap(word("绿水长流2020")))
                .satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.slot"));
    }

    @Test
    void shortAndCommonPasswordsAreNotTaken() {
        assertThat(Keys.problem("password", "王芳", word("短"))).isPresent();
        assertThat(Keys.problem("password", "王芳", word("１２３４５６７８"))).isPresent();
        assertThat(Keys.problem("password", "王芳王芳王芳王芳", word("王芳王芳王芳王芳"))).isPresent();
        assertThat(Keys.problem("password", "王芳", word("青山不改2020"))).isEmpty();
    }

    @Test
    void withoutItsKeysNothingOpensAnyMore() {
        keys().destroy();
        assertThat(keys().isNew()).isTrue();
        assertThat(folder.resolve(Keys.FILE)).doesNotExist();
    }

    static Stream<byte[]> breakages() {
        return Stream.of(
                        "",
                        "null",
                        "[]",
                        "{}",
                        "{\"plain\":\"00\"}",
                        "{\"plain\":null,\"accounts\":[null]}",
                        "{\"accounts\":[],\"recovery\":{},\"code\":\"\"}",
                        "{\"accounts\":{}}",
                        "[".repeat(200_000),
                        "x".repeat(2 << 20))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void whateverIsWrongWithAFileItIsKeptAsItIsAndToldOf(byte[] broken) throws IOException {
        for (String name : List.of(Keys.FILE, Keys.FILE + ".previous", "guesses.json")) {
            Files.write(folder.resolve(name), broken);
            Keys keys = keys();
            if (name.equals("guesses.json") && new String(broken, StandardCharsets.UTF_8).startsWith("{")) {
                continue; // nothing in it that it asks for, and so nothing wrong
            }
            assertThat(keys.aside()).singleElement().satisfies(aside -> {
                assertThat(aside.getFileName().toString()).startsWith(name);
                assertThat(aside).hasBinaryContent(broken);
            });
            assertThat(keys.signIn("李强", word("绿水长流2020")).account()).isEqualTo(OFFICER);
            assertThat(keys().aside()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void whereBothAreBrokenNothingIsTouched(byte[] broken) throws IOException {
        Path first = Files.write(folder.resolve(Keys.FILE), broken);
        Path second = Files.write(folder.resolve(Keys.FILE + ".previous"), broken);

        assertThatThrownBy(this::keys).satisfies(e -> assertThat(keyOf(e)).isEqualTo("keys.damaged"));

        assertThat(first).hasBinaryContent(broken);
        assertThat(second).hasBinaryContent(broken);
    }

    @Test
    void noDamagedCopyOfTheKeyStaysBesideAccountsNorBeyondItsEnd() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        DataKey its = Keys.at(other, clock, CHEAP).makeOpen();
        String plain = Files.readString(other.resolve(Keys.FILE));
        Files.writeString(other.resolve(Keys.FILE), plain.substring(0, plain.length() - 5));
        assertThat(Keys.at(other, clock, CHEAP).aside()).hasSize(1);

        Keys.at(other, clock, CHEAP).protect(ADMIN, word("青山不改2020"));
        assertThat(readAll(other))
                .doesNotContain(HexFormat.of().formatHex(its.secret()).substring(0, 20));

        String slots = Files.readString(other.resolve(Keys.FILE));
        Files.writeString(other.resolve(Keys.FILE), slots.substring(0, slots.length() - 5));
        Keys last = Keys.at(other, clock, CHEAP);
        last.destroy();
        assertThat(readAll(other)).doesNotContain("wrapped");
    }

    private static String readAll(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
