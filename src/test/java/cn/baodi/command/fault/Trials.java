package cn.baodi.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.fault.disk.Disk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs trials in a child process whose whole file system is {@link Disk}. */
public final class Trials {
    private Trials() {}

    /**
     * @param place an empty folder
     * @return what the child says it did
     * @throws AssertionError with each trial that went wrong
     */
    public static List<String> run(Class<?> main, Path place, Object... arguments) {
        List<String> all = new ArrayList<>();
        all.add(place.toString());
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        List<String> said = new ArrayList<>();
        int code;
        try (Child child = Child.start(
                List.of("-Djava.nio.file.spi.DefaultFileSystemProvider=" + Disk.class.getName()),
                main,
                all.toArray(new String[0]))) {
            code = child.end(said);
        }
        assertThat(said.stream().filter(line -> line.startsWith("wrong "))).isEmpty();
        assertThat(code).as("%s", said).isZero();
        return said;
    }

    /** Memory where there is some to be had as files: a hundred folders a second are laid out and thrown away. */
    public static Path place() {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
