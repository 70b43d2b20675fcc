package cn.baodi.command.broken.feature.alpha;

import cn.baodi.command.broken.feature.beta.BetaController;

public class AlphaRepository {
    static final String AROUND_THE_LEDGER = "UPDATE alpha SET name = ?";

    BetaController beta;
}
