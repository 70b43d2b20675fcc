package cn.baodi.command.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Another Java process with this class path, watched by what it says and when. */
final class Child {
    private static final double NANOS = 1e6;

    private final Process process;
    private final long started;
    private final Map<String, Double> said = new HashMap<>();

    private Child(Process process, long started) {
        this.process = process;
        this.started = started;
    }

    /** @param options of the Java machine */
    static Child start(List<String> options, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        long now = System.nanoTime();
        return new Child(builder.start(), now);
    }

    /**
     * Waits for its end.
     *
     * @return the first word of each line, with the milliseconds from the start to it, or the number behind the word
     */
    Map<String, Double> end() throws IOException, InterruptedException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                said.put(
                        words[0],
                        words.length > 1 && words[1].matches("[0-9.]+")
                                ? Double.parseDouble(words[1])
                                : (System.nanoTime() - started) / NANOS);
            }
        }
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("ended with " + code);
        }
        return said;
    }
}
