package dev.perimeter.demo;

import dev.perimeter.demo.work.DemoClient;
import dev.perimeter.demo.work.DemoPrinters;
import dev.perimeter.demo.work.DemoSpools;
import dev.perimeter.demo.work.DemoWorkshop;
import dev.perimeter.demo.work.Diary;
import dev.perimeter.demo.work.WorkingHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company of the demo with a month of work. It is the same every time, but for the dates. */
final class DemoShop {

    private static final JsonMapper JSON = new JsonMapper();
    private final JsonNode told;
    private final DemoClient client;
    private final DemoStaff demoStaff;
    private final WorkingHours workingHours;
    private final Diary diary;

    DemoShop(String name, DemoClient client, DemoStaff demoStaff, Instant now) {
        this.told = JSON.readTree(Objects.requireNonNull(DemoShop.class.getResourceAsStream("/demo/" + name), name));
        this.client = client;
        this.demoStaff = demoStaff;
        this.workingHours =
                WorkingHours.before(now, ZoneId.of(company().path("timezone").asString()));
        this.diary = new Diary(workingHours);
    }

    JsonNode company() {
        return told.path("company");
    }

    /** The first person is the owner. */
    List<JsonNode> people() {
        return told.path("people").valueStream().toList();
    }

    UUID id() {
        return UUID.fromString(
                client.get(tokenOf("owner"), "/company").path("id").asString());
    }

    void finish() {
        demoStaff.rename(people().getFirst(), company().path("name").asString());
    }

    /**
     * @param clock the clock of the database
     * @return when each act was done, and when it is said to have been done
     */
    List<Diary.Page> live(Supplier<Instant> clock) {
        var owner = people().getFirst();
        diary.plan(
                0,
                () -> demoStaff.found(
                        company(), owner, company().path("name").asString() + DemoInstallation.UNFINISHED));
        people().stream().skip(1).forEach(person -> diary.plan(0.5, () -> demoStaff.join(owner, person)));
        diary.plan(1, () -> demoStaff.buysMoreAt(owner, told.path("lowThresholdG")));
        diary.live(clock);
        var keeper = tokenOf("stock");
        var printers = new DemoPrinters(client, keeper);
        var spools = new DemoSpools(client, keeper);
        equip(printers);
        equip(spools);
        var demoWorkshop = new DemoWorkshop(client, printers, spools, tokenOf("print"), told.path("reasons"));
        var demoOrders = new DemoOrders(client, tokenOf("sales"), demoWorkshop, told, workingHours);
        demoOrders.meetCustomers(diary);
        demoOrders.takeOrders(diary);
        diary.plan(
                WorkingHours.END,
                () -> demoStaff.invite(owner, told.path("invite").asString()));
        diary.live(clock);
        return diary.pages();
    }

    private void equip(DemoPrinters printers) {
        var place = 0;
        for (var printer : told.path("printers")) {
            var at = place++;
            diary.plan(2, () -> printers.add(printer));
            if (printer.has("later")) {
                diary.plan(printer.path("hour").asDouble(), () -> printers.change(at, printer.path("later")));
            }
        }
    }

    private void equip(DemoSpools spools) {
        var number = 1;
        for (var delivery : told.path("spools")) {
            var first = number;
            number += delivery.path("copies").asInt();
            var prints = IntStream.range(first, number)
                    .mapToObj(spool -> !ends(spool))
                    .toList();
            diary.plan(3, () -> spools.deliver(delivery, prints));
        }
        told.path("stock").forEachEntry((filament, grams) -> diary.plan(4, () -> spools.keep(filament, grams)));
        told.path("history").forEach(event -> diary.plan(event.path("hour").asDouble(), () -> spools.happens(event)));
    }

    private boolean ends(int spool) {
        return told.path("history")
                .valueStream()
                .anyMatch(event -> event.path("spool").asInt() == spool && (event.has("left") || event.has("status")));
    }

    private String tokenOf(String duty) {
        return people().stream()
                .filter(person -> person.path("does")
                        .valueStream()
                        .anyMatch(does -> does.asString().equals(duty)))
                .map(demoStaff::token)
                .findFirst()
                .orElseThrow();
    }
}
