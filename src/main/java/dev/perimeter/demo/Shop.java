package dev.perimeter.demo;

import dev.perimeter.demo.work.Client;
import dev.perimeter.demo.work.Diary;
import dev.perimeter.demo.work.Machines;
import dev.perimeter.demo.work.Rolls;
import dev.perimeter.demo.work.WorkTime;
import dev.perimeter.demo.work.Workshop;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company of the demo, with a month of its work. The same every time, but for the dates. */
final class Shop {

    private static final JsonMapper JSON = new JsonMapper();
    private final JsonNode told;
    private final Client client;
    private final Staff staff;
    private final WorkTime workTime;
    private final Diary diary;

    Shop(String name, Client client, Staff staff, Instant now) {
        this.told = JSON.readTree(Objects.requireNonNull(Shop.class.getResourceAsStream("/demo/" + name), name));
        this.client = client;
        this.staff = staff;
        this.workTime =
                WorkTime.before(now, ZoneId.of(company().path("timezone").asString()));
        this.diary = new Diary(workTime);
    }

    JsonNode company() {
        return told.path("company");
    }

    /** The owner is the first. */
    List<JsonNode> people() {
        return told.path("people").valueStream().toList();
    }

    UUID id() {
        return UUID.fromString(
                client.get(tokenOf("owner"), "/company").path("id").asString());
    }

    void finish() {
        staff.rename(people().getFirst(), company().path("name").asString());
    }

    /**
     * @param clock of the database
     * @return when it was done, and when it is told to have been
     */
    List<Diary.Page> live(Supplier<Instant> clock) {
        var owner = people().getFirst();
        diary.plan(0, () -> staff.found(company(), owner, company().path("name").asString() + Installation.UNFINISHED));
        people().stream().skip(1).forEach(person -> diary.plan(0.5, () -> staff.join(owner, person)));
        diary.live(clock);
        var keeper = tokenOf("stock");
        var machines = new Machines(client, keeper);
        var rolls = new Rolls(client, keeper);
        equip(machines);
        equip(rolls);
        var workshop = new Workshop(client, machines, rolls, tokenOf("print"), told.path("reasons"));
        var sales = new Sales(client, tokenOf("sales"), workshop, told, workTime);
        sales.meetCustomers(diary);
        sales.takeOrders(diary);
        diary.plan(WorkTime.END, () -> staff.invite(owner, told.path("invite").asString()));
        diary.live(clock);
        return diary.pages();
    }

    private void equip(Machines machines) {
        var place = 0;
        for (var printer : told.path("printers")) {
            var at = place++;
            diary.plan(2, () -> machines.add(printer));
            if (printer.has("later")) {
                diary.plan(printer.path("hour").asDouble(), () -> machines.change(at, printer.path("later")));
            }
        }
    }

    private void equip(Rolls rolls) {
        var number = 1;
        for (var delivery : told.path("spools")) {
            var leaves = new ArrayList<Double>();
            for (var copy = 0; copy < delivery.path("copies").asInt(); copy++) {
                leaves.add(leaves(number++));
            }
            diary.plan(3, () -> rolls.deliver(delivery, leaves));
        }
        told.path("history").forEach(event -> diary.plan(event.path("hour").asDouble(), () -> rolls.happens(event)));
    }

    private double leaves(int spool) {
        return told.path("history")
                .valueStream()
                .filter(event -> event.path("spool").asInt() == spool && (event.has("left") || event.has("status")))
                .mapToDouble(event -> event.path("hour").asDouble())
                .min()
                .orElse(WorkTime.END * 2);
    }

    private String tokenOf(String duty) {
        return people().stream()
                .filter(person -> person.path("does")
                        .valueStream()
                        .anyMatch(does -> does.asString().equals(duty)))
                .map(staff::token)
                .findFirst()
                .orElseThrow();
    }
}
