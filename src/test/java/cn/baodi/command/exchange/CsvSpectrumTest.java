package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The acid test of CSV readers: npm package csv-spectrum 2.0.0, each file with a twin that says what is in it. */
class CsvSpectrumTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void eachFileIsReadAsItsTwinSays(String name) throws IOException {
        Path file = folder.resolve(name + ".csv");
        try (InputStream csv = getClass().getResourceAsStream("spectrum/" + name + ".csv")) {
            Files.copy(csv, file);
        }
        List<Map<String, String>> twin;
        try (InputStream json = getClass().getResourceAsStream("spectrum/" + name + ".json")) {
            twin = new ObjectMapper().readValue(json, new TypeReference<List<Map<String, String>>>() {});
        }
        assertThat(read(file)).isNotEmpty().isEqualTo(twin);
    }

    private static List<Map<String, String>> read(Path file) {
        List<Map<String, String>> records = new ArrayList<>();
        // Said, not found: a single letter of two bytes, as in utf8.csv, is a Chinese one in the older charset.
        try (CsvRows rows = new CsvRows(file, Inlet.DISK, StandardCharsets.UTF_8, null, cells -> 0)) {
            List<String> headings = rows.next().values();
            for (Cells row = rows.next(); row != null; row = rows.next()) {
                Map<String, String> record = new LinkedHashMap<>();
                for (int i = 0; i < headings.size(); i++) {
                    record.put(headings.get(i), row.values().get(i));
                }
                records.add(record);
            }
        }
        return records;
    }
}
