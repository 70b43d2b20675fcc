package cn.baodi.command.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** A list of households as a town really sends it: titles, other words, other widths, slips, and a total at its end. */
public final class TownFile {
    private static final String CONTENT = """
            方家庄镇困难家庭摸排情况统计表,,,,,,,,
            填表单位：方家庄镇人民政府,,,,,填表日期：2020年2月9日,,,
            序号,户主姓名,联系电话,村名,详细地址,困难类型,家庭人口,建档日期,备注
            1,王秀兰,13812345678,朝霞村,村东头3号,低保,2,2020-02-03,米面
            2,李　建国,１３９１２３４５６７９,朝霞村,二条5号,独居老人,１人,2月3日,"降压药
            每月一盒"
            3,赵敏,138 1234 5680,朝霞 村,三条,残疾,3,2020/2/4,
            4,孙桂英,13812345681,小杜庄,四条,低保边缘,2人,43864,
            5,周大成,13812345682,小杜庄,五条,低保户,4,2020.2.5,
            6,吴小妹,1381234568,朝霞村,六条,低保,1,2020-02-05,
            7,郑𨟠,13812345684,小杜庄村,七条,特困,1,2020-02-05,
            8,冯老七,,堼里村,八条,低保,很多,2020-02-06,
            合计,,,,,,13,,
            """;

    private TownFile() {}

    /** Writes it in the charset of an older Excel. */
    static Path write(Path folder) throws IOException {
        return write(folder, CONTENT);
    }

    /** The same with villages of the real district, of which one name is in several towns. */
    public static Path ofBaodi(Path folder) throws IOException {
        return write(folder, real(CONTENT));
    }

    private static String real(String content) {
        return content.replace("朝霞 村", "塔庄 村")
                .replace("朝霞村", "塔庄村")
                .replace("小杜庄", "辛家庄")
                .replace("堼里村", "大芮庄村");
    }

    /** As {@link #again}, with the villages of the real district. */
    public static Path ofBaodiAgain(Path folder) throws IOException {
        return write(folder, "再报.csv", real(moved()));
    }

    /** The same households once more, whose addresses are written another way. */
    static Path again(Path folder) throws IOException {
        return write(folder, "再报.csv", moved());
    }

    private static String moved() {
        return CONTENT.replace("条", "条街").replace("村东头", "村东口");
    }

    private static Path write(Path folder, String content) throws IOException {
        return write(folder, "方家庄镇困难家庭.csv", content);
    }

    private static Path write(Path folder, String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.replace("\n", "\r\n").getBytes(Charset.forName("GB18030")));
    }

    /** The same as Excel puts it into the clipboard. */
    static String block() {
        return CONTENT.substring(CONTENT.indexOf("序号")).replace(',', '\t');
    }
}
