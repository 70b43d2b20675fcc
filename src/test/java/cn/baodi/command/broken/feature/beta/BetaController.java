package cn.baodi.command.broken.feature.beta;

import cn.baodi.command.broken.feature.alpha.AlphaRepository;
import javafx.scene.Node;
import org.jdbi.v3.core.Jdbi;

public class BetaController {
    AlphaRepository alpha;
    Node node;
    Jdbi jdbi;
}
