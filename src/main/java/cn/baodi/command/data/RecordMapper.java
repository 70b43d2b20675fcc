package cn.baodi.command.data;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A row as a record: the other way of {@link Images}. Each component comes from the column of its name in snake_case.
 * JDBI's own mapper compares all names of columns anew in each query, and takes as long as the query for a page.
 */
final class RecordMapper<T> implements RowMapper<T> {
    private final Constructor<T> constructor;
    private final List<Component> components;

    /** How a component is read from the column at a place. */
    private interface Reading {
        Object read(ResultSet row, int place) throws SQLException;
    }

    private record Component(String column, Reading reading, int place) {
        Component at(Integer place) {
            if (place == null) {
                throw new IllegalStateException("no column " + column);
            }
            return new Component(column, reading, place);
        }
    }

    RecordMapper(Class<T> type) {
        RecordComponent[] parts = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        components = Arrays.stream(parts)
                .map(part -> new Component(Images.column(part.getName()), reading(part.getType()), 0))
                .toList();
    }

    private RecordMapper(Constructor<T> constructor, List<Component> components) {
        this.constructor = constructor;
        this.components = components;
    }

    private static Reading reading(Class<?> type) {
        if (type == String.class) {
            return ResultSet::getString;
        }
        if (type == long.class) {
            return ResultSet::getLong;
        }
        if (type == int.class) {
            return ResultSet::getInt;
        }
        if (type == boolean.class) {
            return ResultSet::getBoolean;
        }
        if (type == Long.class || type == Integer.class || type == LocalDateTime.class || type == LocalDate.class) {
            return (row, place) -> row.getObject(place, type);
        }
        if (type.isEnum()) {
            Map<String, Object> constants = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                constants.put(((Enum<?>) constant).name(), constant);
            }
            return (row, place) -> {
                String name = row.getString(place);
                if (name != null && !constants.containsKey(name)) {
                    throw new IllegalStateException(type.getSimpleName()); // not the value: it may be personal
                }
                return constants.get(name);
            };
        }
        throw new IllegalArgumentException(type.getName());
    }

    /** Finds out once a query, not once a row, which column belongs to which component. */
    @Override
    public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        Map<String, Integer> places = new HashMap<>();
        for (int i = columns.getColumnCount(); i > 0; i--) {
            places.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), i);
        }
        return new RecordMapper<>(
                constructor,
                components.stream().map(c -> c.at(places.get(c.column))).toList());
    }

    @Override
    public T map(ResultSet row, StatementContext context) throws SQLException {
        Object[] values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            Component component = components.get(i);
            values[i] = component.reading.read(row, component.place);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor.getName(), e);
        }
    }
}
