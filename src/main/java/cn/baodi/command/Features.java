package cn.baodi.command;

import cn.baodi.command.account.AccountFeature;
import cn.baodi.command.account.Accounts;
import cn.baodi.command.audit.AuditFeature;
import cn.baodi.command.care.CareFeature;
import cn.baodi.command.core.Texts;
import cn.baodi.command.dashboard.DashboardFeature;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.checkpoint.CheckpointFeature;
import cn.baodi.command.feature.delivery.DeliveryFeature;
import cn.baodi.command.feature.epidemic.EpidemicFeature;
import cn.baodi.command.feature.hotline.HotlineFeature;
import cn.baodi.command.feature.household.HouseholdFeature;
import cn.baodi.command.feature.returns.ReturnsFeature;
import cn.baodi.command.feature.roster.RosterFeature;
import cn.baodi.command.feature.stock.StockFeature;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.feature.volunteer.VolunteerFeature;
import cn.baodi.command.handover.HandoverFeature;
import cn.baodi.command.handover.Relief;
import cn.baodi.command.intake.ImportFeature;
import cn.baodi.command.report.ReportFeature;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Permitted;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.wall.WallFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The one list of areas. A new one is a folder and a line here.
 *
 * @param all in menu order, each only as the officer on duty may have it; so is every list of areas
 * @param inOrderOfReference the same, an area before those that refer to it
 * @param registers every one, whoever is on duty: for what concerns the folder as a whole
 * @param units the area that a first start fills
 * @param care looks after the data while the window is open
 * @param audit tells what was done, and whether it is as it was
 */
record Features(
        List<Feature> all,
        List<Feature> inOrderOfReference,
        List<Register<?>> registers,
        UnitFeature units,
        CareFeature care,
        AuditFeature audit) {
    /**
     * @param demo whether the people are invented, asked for when the data are open
     * @param accounts who may open the folder, asked for when the data are open
     * @param anew opens the folder as a new one, after its data were destroyed
     * @param changedOfficer makes the screens anew, once the folder has got its first account
     * @param relief passes the workstation to the officer who comes on duty
     */
    static Features of(
            Workbench workbench,
            BooleanSupplier demo,
            Supplier<Accounts> accounts,
            Runnable anew,
            Runnable changedOfficer,
            Relief relief) {
        List<Feature> all = new ArrayList<>();
        UnitFeature units = new UnitFeature(workbench);
        CheckpointFeature checkpoints = new CheckpointFeature(workbench, units.directory());
        VolunteerFeature volunteers = new VolunteerFeature(workbench, units.directory());
        RosterFeature roster =
                new RosterFeature(workbench, units.directory(), checkpoints.directory(), volunteers.directory());
        HouseholdFeature households = new HouseholdFeature(workbench, units.directory());
        DeliveryFeature deliveries = new DeliveryFeature(workbench, units.directory(), households.directory());
        HotlineFeature hotline = new HotlineFeature(workbench, units.directory());
        ReturnsFeature returns = new ReturnsFeature(workbench, units.directory());
        EpidemicFeature epidemic = new EpidemicFeature(workbench, units.directory());
        StockFeature stock = new StockFeature(workbench, deliveries.directory());
        DashboardFeature dashboard = new DashboardFeature(workbench, () -> all);
        ReportFeature report = new ReportFeature(workbench, () -> all, demo);
        HandoverFeature handover = new HandoverFeature(workbench, () -> all, demo, accounts, relief);
        List<Feature> data = List.of(
                units, checkpoints, volunteers, roster, households, deliveries, hotline, returns, epidemic, stock);
        CareFeature care = new CareFeature(workbench, data, demo, accounts, anew);
        AuditFeature audit = new AuditFeature(workbench, data);
        all.addAll(permitted(
                List.of(
                        dashboard,
                        new WallFeature(workbench, () -> all, demo),
                        checkpoints,
                        volunteers,
                        roster,
                        households,
                        deliveries,
                        hotline,
                        returns,
                        units,
                        epidemic,
                        stock,
                        report,
                        handover,
                        new ImportFeature(workbench, data),
                        care,
                        audit,
                        new AccountFeature(workbench, accounts, demo, changedOfficer)),
                workbench));
        List<Register<?>> registers =
                data.stream().flatMap(area -> area.registers().stream()).toList();
        return new Features(List.copyOf(all), permitted(data, workbench), registers, units, care, audit);
    }

    /** Nothing outside of its own folder gets an area in another way. */
    private static List<Feature> permitted(List<Feature> areas, Workbench workbench) {
        Texts texts = workbench.texts(Features.class);
        return areas.stream()
                .<Feature>map(area -> new Permitted(area, workbench.session(), texts))
                .toList();
    }
}
