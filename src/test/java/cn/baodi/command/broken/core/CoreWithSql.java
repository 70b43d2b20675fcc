package cn.baodi.command.broken.core;

import cn.baodi.command.broken.data.DataWithScreen;
import java.sql.SQLException;

class CoreWithSql {
    static int counter;

    DataWithScreen screen;

    void ask() throws SQLException {
        throw new SQLException();
    }
}
