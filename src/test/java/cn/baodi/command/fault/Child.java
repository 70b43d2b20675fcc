package cn.baodi.command.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process on this class path. What it says stays said when it is killed: this end of the pipe has it. */
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final Writer told;

    private Child(Process process) {
        this.process = process;
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        told = process.outputWriter(StandardCharsets.UTF_8);
    }

    static Child start(Class<?> main, String... arguments) {
        return start(List.of(), main, arguments);
    }

    /** @param options more options of the Java machine */
    static Child start(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dfile.encoding=UTF-8",
                "-Dlogback.configurationFile=cn/baodi/command/fault/logback.xml"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new Child(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line that it says; null when it has ended. */
    String line() {
        try {
            return said.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void say(String line) {
        try {
            told.write(line + "\n");
            told.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL where there are signals; nothing of the process runs after it. */
    void kill() {
        process.toHandle().destroyForcibly(); // the process itself would close this end of the pipe
    }

    /** Reads what is left of its words, and waits for its end. */
    int end(List<String> rest) {
        for (String line = line(); line != null; line = line()) {
            rest.add(line);
        }
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
        end(new ArrayList<>());
    }
}
