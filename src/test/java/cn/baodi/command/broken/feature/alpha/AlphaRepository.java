package cn.baodi.command.broken.feature.alpha;

import cn.baodi.command.broken.feature.beta.BetaController;

public class AlphaRepository {
    BetaController beta;
}
