package cn.baodi.command.fault;

import cn.baodi.command.core.Failure;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that tries to open a folder when it is told to, and says what came of it. */
final class Starter {
    private Starter() {}

    public static void main(String[] args) throws Exception {
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Office office = null;
        System.out.println("ready");
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            if (line.equals("leave")) {
                if (office != null) {
                    office.close();
                    office = null;
                }
                System.out.println("left");
                continue;
            }
            try {
                office = Office.open(Path.of(line));
                long number = office.check().getOrDefault("start", 0L) + 1;
                office.write("start", number, 1);
                System.out.println("open " + number);
            } catch (Failure e) {
                System.out.println(e.key() + " " + e.getMessage());
            }
            System.out.flush();
        }
    }
}
