package cn.baodi.command.journal;

/** Is told of each transaction: its entry, its lines in order, where it ended. */
public interface Reader {
    void entry(Entry entry);

    void line(Line line);

    void end(Position position);
}
