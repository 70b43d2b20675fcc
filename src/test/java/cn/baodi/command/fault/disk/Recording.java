package cn.baodi.command.fault.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that changed a folder, in its order. From it comes what the folder holds after a kill at any step, and what
 * a power cut there may leave: what was forced to the disk is there; of what was not, any part may be missing, torn at
 * a sector, or have arrived before what went before it.
 */
public final class Recording implements Watched {
    private static final int SECTOR = 512;

    private final Path root;
    private final Map<Path, Integer> start = new HashMap<>();
    private final Map<Integer, byte[]> contents = new HashMap<>();
    private final Map<Path, Integer> names = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private int files;

    private enum What {
        CREATE,
        WRITE,
        TRUNCATE,
        FORCE,
        DELETE,
        MOVE
    }

    /** @param file the file as the disk knows it, whatever its name; -1 for a folder */
    private record Step(What what, int file, Path name, Path to, long at, byte[] bytes) {}

    /** Begins with what lies in the folder now, all of it on the disk. */
    public Recording(Path folder) throws IOException {
        root = DiskPath.base(folder.toAbsolutePath().normalize());
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                start.put(DiskPath.base(file.toAbsolutePath().normalize()), files);
                contents.put(files++, Files.readAllBytes(file));
            }
        }
        names.putAll(start);
    }

    /** How many steps there were. */
    public synchronized int size() {
        return steps.size();
    }

    private synchronized void add(What what, Path name, Path to, long at, byte[] bytes) {
        steps.add(new Step(what, names.getOrDefault(name, -1), name, to, at, bytes));
    }

    @Override
    public boolean holds(Path path) {
        return path.startsWith(root);
    }

    @Override
    public void create(Path file) {
        names.put(file, files++);
        add(What.CREATE, file, null, 0, null);
    }

    @Override
    public int write(Path file, long at, byte[] bytes, long size) {
        if (!names.containsKey(file)) {
            throw new IllegalStateException("written after it was moved: " + file);
        }
        add(What.WRITE, file, null, at, bytes);
        return bytes.length;
    }

    @Override
    public void truncate(Path file, long size) {
        add(What.TRUNCATE, file, null, size, null);
    }

    @Override
    public void force(Path file) {
        add(What.FORCE, file, null, 0, null);
    }

    @Override
    public void delete(Path file) {
        add(What.DELETE, file, null, 0, null);
        names.remove(file);
    }

    @Override
    public void move(Path from, Path to) {
        add(What.MOVE, from, to, 0, null);
        Integer file = names.remove(from);
        if (file == null) {
            throw new IllegalStateException("folders are not moved: " + from);
        }
        names.put(to, file);
    }

    @Override
    public void makeFolder(Path folder) {
        // A folder that nothing lies in means nothing to the program.
    }

    @Override
    public long usable(long real) {
        return real;
    }

    /** A folder's files, by their place in it. */
    public record Image(Map<String, byte[]> files) {
        /** Lays the files out in an empty folder. */
        public void layOut(Path folder) {
            try {
                Files.createDirectories(folder);
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Path path = folder.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.write(path, file.getValue());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What a kill after the first {@code count} steps leaves: all of them. */
    public synchronized Image killed(int count) {
        return image(count, step -> true, (step, bytes) -> true);
    }

    /** How many steps there were each time a file, by its place in the folder, had been forced. */
    public synchronized List<Integer> forces(String file) {
        Path name = root.resolve(file);
        return after(step -> step.what == What.FORCE && step.name.equals(name));
    }

    /** How many steps there were each time a file had been moved. */
    public synchronized List<Integer> moves() {
        return after(step -> step.what == What.MOVE);
    }

    private List<Integer> after(Predicate<Step> which) {
        return IntStream.range(0, steps.size())
                .filter(i -> which.test(steps.get(i)))
                .map(i -> i + 1)
                .boxed()
                .toList();
    }

    /** The last step at which each file and each folder was forced. */
    private record Forced(int[] files, Map<Path, Integer> folders) {
        boolean isName(Step step, int i) {
            return i < folders.getOrDefault(step.name.getParent(), -1)
                    && (step.to == null || i < folders.getOrDefault(step.to.getParent(), -1));
        }
    }

    private Forced forced(int count) {
        Forced forced = new Forced(new int[files], new HashMap<>());
        for (int i = 0; i < count; i++) {
            Step step = steps.get(i);
            if (step.what == What.FORCE && step.file >= 0) {
                forced.files[step.file] = i;
            } else if (step.what == What.FORCE) {
                forced.folders.put(step.name, i);
            }
        }
        return forced;
    }

    /** What was forced to the disk in the first {@code count} steps, and nothing else: the least that is left. */
    public synchronized Image least(int count) {
        Forced forced = forced(count);
        return image(count, i -> forced.isName(steps.get(i), i), (i, bytes) -> i < forced.files[steps.get(i).file]);
    }

    /** What a power cut after the first {@code count} steps may leave. */
    public synchronized Image cut(int count, Random random) {
        Forced forced = forced(count);
        double lost = switch (random.nextInt(4)) {
            case 0 -> 1; // nothing that was not forced
            case 1 -> 0; // all of it, but in the end
            default -> random.nextDouble();
        };
        // Names arrive in their order on most disks, in any order on some.
        int namesUpTo = random.nextBoolean() ? random.nextInt(count + 1) : -1;
        int last = lastWrite(count);
        return image(
                count,
                i -> {
                    boolean sure = forced.isName(steps.get(i), i);
                    return sure || (namesUpTo >= 0 ? i < namesUpTo : random.nextDouble() >= lost);
                },
                (i, bytes) -> {
                    Step step = steps.get(i);
                    if (i < forced.files[step.file]) {
                        return true;
                    }
                    if (random.nextDouble() < lost) {
                        return false;
                    }
                    if (bytes != null && (i == last || lost > 0 && random.nextInt(3) == 0)) {
                        tear(step.at, bytes, random);
                    }
                    return true;
                });
    }

    private int lastWrite(int count) {
        int last = count - 1;
        while (last >= 0 && steps.get(last).what != What.WRITE) {
            last--;
        }
        return last;
    }

    /** Takes out some sectors; null stands for what is not written. */
    private static void tear(long at, boolean[] there, Random random) {
        boolean kept = random.nextBoolean();
        for (int i = 0; i < there.length; i++) {
            if (i == 0 || (at + i) % SECTOR == 0) {
                kept = random.nextInt(4) == 0 ? !kept : kept;
            }
            there[i] = kept;
        }
    }

    private interface Names {
        boolean arrived(int step);
    }

    private interface Bytes {
        /** @param there which bytes of a write arrived; null for a truncation */
        boolean arrived(int step, boolean[] there);
    }

    private Image image(int count, Names namesArrived, Bytes bytesArrived) {
        Map<Path, Integer> named = new HashMap<>(start);
        Map<Integer, byte[]> held = new HashMap<>(contents);
        for (int i = 0; i < count; i++) {
            Step step = steps.get(i);
            switch (step.what) {
                case CREATE -> {
                    held.put(step.file, new byte[0]);
                    if (namesArrived.arrived(i)) {
                        named.put(step.name, step.file);
                    }
                }
                case DELETE -> {
                    if (step.file >= 0 && namesArrived.arrived(i)) {
                        named.remove(step.name);
                    }
                }
                case MOVE -> {
                    if (namesArrived.arrived(i) && named.getOrDefault(step.name, -1) == step.file) {
                        named.remove(step.name);
                        named.put(step.to, step.file);
                    }
                }
                case WRITE -> {
                    boolean[] there = new boolean[step.bytes.length];
                    Arrays.fill(there, true);
                    if (bytesArrived.arrived(i, there)) {
                        held.put(step.file, written(held.get(step.file), step, there));
                    }
                }
                case TRUNCATE -> {
                    if (bytesArrived.arrived(i, null)) {
                        held.put(step.file, Arrays.copyOf(held.get(step.file), (int) step.at));
                    }
                }
                case FORCE -> {}
            }
        }
        Map<String, byte[]> image = new TreeMap<>();
        named.forEach((path, file) -> image.put(root.relativize(path).toString(), held.get(file)));
        return new Image(image);
    }

    private static byte[] written(byte[] before, Step step, boolean[] there) {
        int end = (int) step.at + step.bytes.length;
        byte[] after = Arrays.copyOf(before, Math.max(before.length, end));
        for (int i = 0; i < there.length; i++) {
            if (there[i]) {
                after[(int) step.at + i] = step.bytes[i];
            }
        }
        return after;
    }
}
