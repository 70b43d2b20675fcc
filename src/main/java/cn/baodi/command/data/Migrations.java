package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.classpath.ClassPathResource;

/** Brings the tables to the version of this program by the features' own SQL, through Flyway. */
final class Migrations {
    private Migrations() {}

    /**
     * The versions that this program knows and the database has not, oldest first.
     *
     * @throws Failure when the database was written by a newer version
     */
    static List<String> missing(DataSource source, List<String> names) {
        Set<String> known = names.stream().map(Migrations::version).collect(Collectors.toCollection(TreeSet::new));
        Set<String> applied = applied(source);
        Set<String> newer = new TreeSet<>(applied);
        newer.removeAll(known);
        if (!newer.isEmpty()) {
            throw newer(newer, known);
        }
        known.removeAll(applied);
        return List.copyOf(known);
    }

    /**
     * Makes the tables of some versions; those made before stay as they are.
     *
     * @throws Failure when this program does not know one of them
     */
    static void apply(DataSource source, List<String> names, List<String> versions) {
        Set<String> wanted = new TreeSet<>(applied(source));
        // Loading Flyway takes half a second; an up-to-date database needs none of it.
        if (wanted.addAll(versions)) {
            List<String> chosen =
                    names.stream().filter(n -> wanted.contains(version(n))).toList();
            if (chosen.size() < wanted.size()) {
                throw newer(
                        wanted, names.stream().map(Migrations::version).collect(Collectors.toCollection(TreeSet::new)));
            }
            migrate(source, chosen);
        }
    }

    private static Failure newer(Set<String> theirs, Set<String> known) {
        Set<String> newer = new TreeSet<>(theirs);
        newer.removeAll(known);
        return new Failure("folder.newer", newer.iterator().next(), known.isEmpty() ? "" : last(known));
    }

    private static String last(Set<String> versions) {
        return List.copyOf(versions).get(versions.size() - 1);
    }

    private static void migrate(DataSource source, List<String> names) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(source)
                .outOfOrder(true)
                .resourceProvider(new Listed(names))
                .loggers("slf4j");
        configuration.load().migrate();
    }

    private static Set<String> applied(DataSource source) {
        Set<String> versions = new TreeSet<>();
        try (Connection connection = source.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "flyway_schema_history", null)) {
            if (!tables.next()) {
                return versions;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"success\" AND \"version\" IS NOT NULL")) {
                while (rows.next()) {
                    versions.add(rows.getString(1));
                }
            }
            return versions;
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    private static String version(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.substring(1, file.indexOf("__"));
    }

    /** The migrations as named: the class path is not searched. */
    private record Listed(List<String> names) implements ResourceProvider {
        @Override
        public LoadableResource getResource(String name) {
            return names.contains(name) ? resource(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return names.stream()
                    .filter(n -> n.substring(n.lastIndexOf('/') + 1).startsWith(prefix))
                    .map(Listed::resource)
                    .toList();
        }

        private static LoadableResource resource(String name) {
            return new ClassPathResource(
                    null, name, Migrations.class.getClassLoader(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
