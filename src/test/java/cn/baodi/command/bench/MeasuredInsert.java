package cn.baodi.command.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Locale;

/** The same list by H2's own means into the same table with the same indexes, in a Java of its own. */
public final class MeasuredInsert {
    private MeasuredInsert() {}

    /** @param args URL, table, file, file of the units, migrations */
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection(args[0]);
                Statement statement = connection.createStatement()) {
            for (int i = 4; i < args.length; i++) {
                statement.execute("RUNSCRIPT FROM 'classpath:/" + args[i] + "'");
            }
            insert(statement, "unit", args[3]);
            long[] stored = new long[1];
            double took = Ratios.time(() -> stored[0] = insert(statement, args[1], args[2]));
            System.out.printf(Locale.ROOT, "took %.1f%n", took);
            System.out.println("stored " + stored[0]);
        }
    }

    private static long insert(Statement statement, String table, String file) throws Exception {
        String columns;
        try (var lines = Files.lines(Path.of(file))) {
            columns = lines.findFirst().orElseThrow();
        }
        return statement.executeLargeUpdate("INSERT INTO " + table + "(" + columns
                + ", version, changed_at, changed_by) SELECT " + columns
                + ", 1, LOCALTIMESTAMP, 'bench' FROM CSVREAD('" + file + "', NULL, 'charset=UTF-8')");
    }
}
