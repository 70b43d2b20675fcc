package cn.baodi.command;

import cn.baodi.command.core.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what: the table that the product is held to, written by hand and cell by cell. */
final class PermissionTable {
    /**
     * Area, doors, and who passes each of them: A 管理员, L 值班长, O 值班员, H 热线员, U 审计员, R 只读. A door is tried for
     * all six, so each row stands for six cells a door.
     */
    private static final String TABLE = """
            dashboard  | navigation screen area                          | LOHR
            dashboard  | copy exportAct                                  | LOHR
            checkpoint | navigation screen area tile                     | LOR
            checkpoint | registers figures trend alerts report search    | LOR
            checkpoint | visit                                           | LOR
            checkpoint | write import command add                        | LO
            checkpoint | export full exportAct fullAct                   | LO
            volunteer  | navigation screen area tile                     | LOR
            volunteer  | registers figures trend report search           | LOR
            volunteer  | write import command add                        | LO
            volunteer  | export full exportAct fullAct                   | LO
            roster     | navigation screen area tile                     | LOR
            roster     | visit                                           | LOR
            roster     | registers figures trend alerts report look      | LOR
            roster     | write command add                               | LO
            roster     | export full exportAct fullAct                   | LO
            household  | navigation screen area tile                     | LOR
            household  | registers figures alerts search look visit      | LOR
            household  | write import command add                        | LO
            household  | export full exportAct fullAct                   | LO
            household  | shield                                          | L
            delivery   | navigation screen area tile                     | LOR
            delivery   | visit                                           | LOR
            delivery   | registers figures trend alerts report search    | LOR
            delivery   | write import command add                        | LO
            delivery   | export full exportAct fullAct                   | LO
            hotline    | navigation screen area tile                     | LOHR
            hotline    | visit                                           | LOHR
            hotline    | registers figures trend alerts report search    | LOHR
            hotline    | callers findCaller                              | H
            hotline    | write import command add                        | H
            hotline    | export exportAct                                | LH
            hotline    | full fullAct                                    | LH
            returns    | navigation screen area tile                     | LOR
            returns    | registers figures trend alerts report search    | LOR
            returns    | look visit                                      | LOR
            returns    | write import command                            | LO
            returns    | export full                                     | LO
            returns    | copy                                            | LO
            epidemic   | navigation screen area tile                     | LOR
            epidemic   | registers figures trend report search           | LOR
            epidemic   | write import command add                        | LO
            epidemic   | export full exportAct fullAct                   | LO
            stock      | navigation screen area tile                     | LOR
            stock      | registers figures trend alerts report search    | LOR
            stock      | write import command add                        | LO
            stock      | export full exportAct fullAct                   | LO
            report     | navigation screen area look visit               | LOR
            report     | print save copy                                 | LO
            report     | draft                                           | LO
            report     | review issue                                    | L
            handover   | navigation screen area                          | LOR
            handover   | print save copy add                             | LO
            wall       | look                                            | LOHR
            unit       | navigation screen area                          | ALOHR
            unit       | registers search visit                          | ALOHR
            unit       | write import add                                | ALO
            unit       | export full exportAct fullAct                   | ALO
            import     | navigation screen area                          | ALOH
            care       | navigation screen area                          | ALOU
            care       | command                                         | AL
            audit      | navigation screen area look exportAct           | AU
            account    | navigation screen area                          | ALOHUR
            program    | fill restore                                    | A
            verb       | demo restore close addAccount                   | A
            verb       | accounts audit                                  | AU
            verb       | backup                                          | AL
            verb       | report                                          | LO
            verb       | summaries                                       | LOHR
            verb       | check sheets imports                            | ALOHUR
            verb       | takeBack                                        | LO
            verb       | import export full                              | ALO
            """;

    private PermissionTable() {}

    /** One door of one area. */
    record Row(String area, String door, Set<Role> passing) {
        @Override
        public String toString() {
            return area + " " + door;
        }
    }

    static Stream<Row> rows() {
        return TABLE.lines().flatMap(PermissionTable::rows);
    }

    private static Stream<Row> rows(String line) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        Set<Role> passing =
                cells.get(2).chars().mapToObj(PermissionTable::role).collect(Collectors.toCollection(TreeSet::new));
        return Arrays.stream(cells.get(1).split("\\s+")).map(door -> new Row(cells.get(0), door, passing));
    }

    private static Role role(int letter) {
        return switch (letter) {
            case 'A' -> Role.ADMIN;
            case 'L' -> Role.LEADER;
            case 'O' -> Role.OFFICER;
            case 'H' -> Role.HOTLINE;
            case 'U' -> Role.AUDITOR;
            case 'R' -> Role.READER;
            default -> throw new IllegalArgumentException(String.valueOf((char) letter));
        };
    }
}
