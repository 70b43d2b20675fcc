package cn.baodi.command.broken.data;

import cn.baodi.command.broken.ui.GreedyView;
import javafx.scene.Node;

public class DataWithScreen {
    Node node;
    GreedyView view;
}
