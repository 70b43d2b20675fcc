package cn.baodi.command.verb;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.account.Approval;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Texts;
import cn.baodi.command.vault.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Who signs in by a command line, with a password from a file, the environment or the terminal. */
final class Passwords {
    static final String USER = "--user";
    static final String PASSWORD_FILE = "--password-file";
    static final String NEW_PASSWORD_FILE = "--new-password-file";
    static final String APPROVER = "--approver";
    static final String APPROVER_PASSWORD_FILE = "--approver-password-file";
    private static final int LONGEST_FILE = 4096;

    private final Call call;
    private final Texts texts;
    private final Secrets secrets;

    Passwords(Call call, Secrets secrets) {
        this.call = call;
        this.secrets = secrets;
        texts = call.texts();
    }

    /**
     * Signs in who the command line names.
     *
     * @throws NotDone with how to say it, where name or password is missing or wrong
     */
    Keys.SignedIn signIn(Keys keys) {
        String user = call.value(USER);
        if (user == null) {
            throw new NotDone(texts.get("user.missing", USER, PASSWORD_FILE, Secrets.PASSWORD));
        }
        char[] password = given(PASSWORD_FILE, Secrets.PASSWORD)
                .or(() -> asked(texts.get("password.ask", user)))
                .orElseThrow(() -> new NotDone(texts.get("password.missing", PASSWORD_FILE, Secrets.PASSWORD)));
        try {
            return keys.signIn(user, password);
        } catch (Failure e) {
            if (e.key().equals("keys.wrong")) {
                throw new NotDone(texts.get("password.wrong", USER, PASSWORD_FILE, Secrets.PASSWORD));
            }
            throw e;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /**
     * A second officer's consent to a full export; he shows who he is where the folder has accounts.
     *
     * @throws NotDone where his password is missing or wrong
     */
    Approval approve(Accounts accounts, String purpose, String approver) {
        if (!accounts.isProtected()) {
            return accounts.approve(purpose, approver, null);
        }
        char[] password = given(APPROVER_PASSWORD_FILE, Secrets.APPROVER_PASSWORD)
                .or(() -> asked(texts.get("password.ask", approver)))
                .orElseThrow(() ->
                        new NotDone(texts.get("password.missing", APPROVER_PASSWORD_FILE, Secrets.APPROVER_PASSWORD)));
        try {
            return accounts.approve(purpose, approver, password);
        } catch (Failure e) {
            if (e.key().equals("keys.wrong")) {
                throw new NotDone(
                        texts.get("password.wrong", APPROVER, APPROVER_PASSWORD_FILE, Secrets.APPROVER_PASSWORD));
            }
            throw e;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** The password that the first account is to get, from where one's own comes; asked for twice at the terminal. */
    char[] first(String account) {
        return fresh(PASSWORD_FILE, Secrets.PASSWORD, account);
    }

    /** The password that {@code account} is to get; asked for twice at the terminal. */
    char[] fresh(String account) {
        return fresh(NEW_PASSWORD_FILE, Secrets.NEW_PASSWORD, account);
    }

    private char[] fresh(String option, String variable, String account) {
        char[] password = given(option, variable)
                .or(() -> twice(account))
                .orElseThrow(() -> new NotDone(texts.get("password.new.missing", option, variable)));
        Optional<Problem> problem = Keys.problem("password", account, password);
        if (problem.isPresent()) {
            throw new NotDone(texts.get("accounts.refused", texts.problem(problem.get())));
        }
        return password;
    }

    private Optional<char[]> twice(String account) {
        Optional<char[]> typed = asked(texts.get("password.ask.new", account));
        if (typed.isEmpty()) {
            return typed;
        }
        Optional<char[]> again = asked(texts.get("password.ask.again"));
        if (again.isEmpty() || !Arrays.equals(typed.get(), again.get())) {
            throw new NotDone(texts.get("accounts.refused", texts.get("problem.password.again")));
        }
        return typed;
    }

    private Optional<char[]> asked(String words) {
        call.line().clear();
        return Optional.ofNullable(secrets.ask(words + " ")).filter(typed -> typed.length > 0);
    }

    private Optional<char[]> given(String option, String variable) {
        Path file = call.path(option);
        if (file != null) {
            return Optional.of(firstLine(file));
        }
        return Optional.ofNullable(secrets.environment(variable))
                .filter(value -> !value.isEmpty())
                .map(String::toCharArray);
    }

    private char[] firstLine(Path file) {
        try {
            warnIfShared(file);
            String first = start(file).lines().findFirst().orElse("");
            return (first.startsWith("\uFEFF") ? first.substring(1) : first).toCharArray();
        } catch (IOException e) {
            throw new NotDone(texts.get("password.file", file));
        }
    }

    /** Read to a bound, for what is no plain file tells no size and may never end. */
    private static String start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LONGEST_FILE + 1);
            if (content.length > LONGEST_FILE) {
                throw new IOException("too long");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        }
    }

    private void warnIfShared(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> who = Files.getPosixFilePermissions(file);
            if (who.contains(PosixFilePermission.GROUP_READ) || who.contains(PosixFilePermission.OTHERS_READ)) {
                call.err().println(texts.get("password.file.shared", file));
            }
        }
    }
}
