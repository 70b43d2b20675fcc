package cn.baodi.command.broken.ui;

import cn.baodi.command.broken.data.DataWithScreen;
import cn.baodi.command.broken.feature.alpha.AlphaRepository;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.sql.Connection;
import javafx.scene.control.Alert;
import picocli.CommandLine;

public class GreedyView {
    AlphaRepository repository;
    DataWithScreen data;
    Connection connection;
    Alert alert;
    Thread thread;
    CsvWriter csv;
    PdfRendererBuilder pdf;
    CommandLine verbs;
}
