package cn.baodi.command.ui;

import cn.baodi.command.fuzz.Scratch;
import cn.baodi.command.fuzz.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Bytes as preferences.json: read, or kept aside as they are. */
public final class PreferencesTarget implements Target {
    private final Scratch scratch = new Scratch();

    @Override
    public List<byte[]> seeds() {
        scratch.clear();
        Preferences preferences = Preferences.load(scratch.folder());
        preferences.change(v -> v.language("en")
                .theme(Preferences.Theme.DARK)
                .size(150)
                .operator("张值班")
                .organisation("某区指挥部")
                .window(new Preferences.Bounds(1, 2, 1366, 768, true)));
        preferences.save();
        try {
            return List.of(
                    Files.readAllBytes(scratch.folder().resolve("preferences.json")),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "{\"size\":1e999,\"window\":{\"x\":\"NaN\"}}".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void read(byte[] input) throws IOException {
        scratch.clear();
        Path file = scratch.file("preferences.json", input);
        Preferences preferences = Preferences.load(scratch.folder());
        Preferences.Values values = preferences.values();
        values.locale();
        if (values.size() < Look.SMALLEST || values.size() > Look.LARGEST || values.theme() == null) {
            throw new AssertionError("a value out of bounds");
        }
        byte[] kept = Files.readAllBytes(preferences.aside().orElse(file));
        preferences.save();
        if (!Arrays.equals(kept, input)
                || preferences.aside().isPresent()
                        && !Arrays.equals(Files.readAllBytes(preferences.aside().get()), input)) {
            throw new AssertionError("what could not be read was written over");
        }
        if (Preferences.load(scratch.folder()).aside().isPresent()) {
            throw new AssertionError("what was saved cannot be read");
        }
    }
}
