package cn.baodi.command.data;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Row;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A record as the row it is kept in, and that row as the text the audit keeps. */
final class Images {
    private static final Set<String> STAMPS = Set.of("changed_at", "changed_by");
    /** How columns are called that are made of others, by the ledger or the database, to find and sort by. */
    private static final String KEY = "_key";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A component that is stored. */
    private record Part(String column, Method accessor) {}

    /** Found out once a type: a bulk load asks a million times. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.isAnnotationPresent(Derived.class))
                    .map(component -> new Part(column(component.getName()), component.getAccessor()))
                    .toList();
        }
    };

    private Images() {}

    /** Whether a column is filled by the ledger or the database, and no part of a row's image. */
    static boolean isFilled(String column) {
        return STAMPS.contains(column) || column.endsWith(KEY);
    }

    /** Column names in snake_case to plain values: strings, numbers, truth values, and times as ISO text. */
    static Map<String, Object> of(Row row) {
        Map<String, Object> image = new LinkedHashMap<>();
        for (Part part : PARTS.get(row.getClass())) {
            try {
                image.put(part.column, plain(part.accessor.invoke(row)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(part.column, e);
            }
        }
        return image;
    }

    /** A row of a query as its image; the columns that are filled by themselves are left out. */
    static Map<String, Object> of(ResultSet row) throws SQLException {
        Map<String, Object> image = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
            if (!isFilled(column)) {
                image.put(column, stored(row.getObject(i)));
            }
        }
        return image;
    }

    private static Object stored(Object value) {
        if (value instanceof java.sql.Timestamp moment) {
            return moment.toLocalDateTime().toString();
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /**
     * The record that an image is of. What the image lacks, and what comes from other tables, is null or 0.
     *
     * @throws IllegalArgumentException for what no such record can hold
     */
    static <T> T record(Class<T> type, Map<String, Object> image) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object value = components[i].isAnnotationPresent(Derived.class)
                    ? null
                    : image.get(column(components[i].getName()));
            values[i] = value(value, components[i].getType());
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName(), e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object value(Object value, Class<?> type) {
        if (value == null) {
            return type.isPrimitive()
                    ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0)
                    : null;
        }
        if (value instanceof Number number) {
            return type == long.class || type == Long.class ? (Object) number.longValue() : (Object) number.intValue();
        }
        if (type.isEnum()) {
            return Enum.valueOf((Class<? extends Enum>) type, value.toString());
        }
        if (type == LocalDateTime.class) {
            return LocalDateTime.parse(value.toString());
        }
        return type == LocalDate.class ? LocalDate.parse(value.toString()) : value;
    }

    private static Object plain(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof LocalDateTime moment) {
            return moment.truncatedTo(ChronoUnit.MICROS).toString(); // as fine as the database keeps it
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    static String json(Map<String, Object> image) {
        try {
            return image == null ? null : JSON.writeValueAsString(image);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> parse(String json) {
        try {
            return json == null ? null : JSON.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
