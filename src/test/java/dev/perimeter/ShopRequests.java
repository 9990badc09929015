package dev.perimeter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every list, search and overview as a shop asks for it, by a name: {@code BigShop} has what they name. */
final class ShopRequests {

    private static final List<String> CUSTOMERS = List.of(
            "",
            "status=active",
            "status=inactive",
            "q=ma",
            "q=quackenbush",
            "q=zzzqqq",
            "q=w",
            "q=quackenbush&status=inactive",
            "q=wilhelmina+market",
            "q=%23777",
            "tag=retail",
            "sort=-name",
            "sort=number",
            "sort=-number");
    private static final List<String> ORDERS = List.of(
            "",
            "status=draft",
            "status=in_production",
            "status=completed",
            "status=cancelled",
            "customerId={customer}",
            "customerId={customer}&status=completed",
            "customerId={customer}&dueFrom=2024-01-01",
            "dueFrom={due}&dueTo={dueMonth}",
            "dueFrom={due}",
            "dueTo={due}",
            "dueTo={due}&status=draft",
            "dueFrom={due}&dueTo={dueMonth}&status=completed",
            "open=true",
            "open=false",
            "open=true&status=ready",
            "open=true&customerId={customer}",
            "dueTo={due}&open=true",
            "q=quetzal&open=true",
            "q={number}",
            "q=gear",
            "q=quetzal",
            "q=wilhelmina",
            "q=zzzqqq",
            "q=x",
            "q=quetzal&status=completed",
            "q=gear&customerId={customer}",
            "q=wilhelmina+gear",
            "q=%23777",
            "sort=number",
            "sort=due",
            "sort=-due",
            "sort=total",
            "sort=-total",
            "open=true&sort=due",
            "dueTo={due}&open=true&sort=due");
    private static final List<String> PIECES = List.of(
            "",
            "status=planned",
            "status=printing",
            "status=shipped",
            "status=failed",
            "status=rejected",
            "orderId={order}",
            "orderId={order}&status=shipped",
            "orderId={order}&printerId={printer}",
            "printerId={printer}",
            "printerId={printer}&status=printing",
            "printerId={printer}&status=rejected",
            "spoolId={spool}",
            "spoolId={spool}&status=shipped",
            "spoolId={spool}&printerId={printer}",
            "spoolId={spool}&printerId={printer}&status=failed&orderId={order}");
    private static final List<String> AUDIT = List.of(
            "",
            "recordType=customer",
            "recordType=printer",
            "recordId={order}",
            "recordId={order}&recordType=order&accountId={account}",
            "accountId={account}",
            "accountId={account}&recordType=printer",
            "accountId={order}");
    private static final List<String> PRINTERS =
            List.of("", "status=retired", "q=hall", "q=zzzqqq", "modelId={model}", "modelId={order}");
    private static final List<String> SPOOLS = List.of(
            "",
            "status=in_use",
            "status=damaged",
            "low=true",
            "low=false",
            "material=pla",
            "material=zzz",
            "color=black",
            "filamentId={filament}",
            "q=dealer",
            "q=zzzqqq",
            "status=sealed&low=true",
            "sort=left",
            "sort=filament&low=true");
    private static final List<String> STOCK = List.of("", "low=true", "q=black", "q=zzzqqq", "material=pla");
    private static final List<String> FILAMENTS = List.of(
            "", "q=black+pla", "q=zzzqqq", "material=pla", "manufacturer=zzz", "color=black", "diameterMm=2.85");

    /** Of the browser. */
    private static final List<String> PAGES = List.of(
            "/",
            "/customers",
            "/customers?q=quackenbush",
            "/customers/{customer}",
            "/customers/{customer}/edit",
            "/orders",
            "/orders?status=in_production",
            "/orders?dueTo={due}",
            "/orders?q=gear",
            "/orders?open=true",
            "/search?q=gear",
            "/orders/{order}",
            "/orders/{order}/edit",
            "/orders/new",
            "/orders/new?q=quackenbush",
            "/orders/new?customerId={customer}",
            "/pieces",
            "/pieces?status=failed",
            "/pieces?printerId={printer}",
            "/pieces?q=gear",
            "/pieces/board",
            "/pieces/{piece}",
            "/pieces/{printing}/transitions?to=printed",
            "/pieces/{queued}/transitions?to=printing",
            "/printers",
            "/printers?q=hall",
            "/printers/{printer}",
            "/spools",
            "/spools?q=dealer",
            "/spools?low=true",
            "/spools?sort=filament",
            "/spools/{spool}",
            "/stock",
            "/stock?low=true",
            "/spools/new?q=black",
            "/spools/new?filamentId={filament}",
            "/catalog/filaments",
            "/catalog/filaments?q=black+pla",
            "/catalog/filaments?q=zzzqqq",
            "/catalog/filaments/{filament}",
            "/catalog/printers",
            "/catalog/printers?q=prusa",
            "/team",
            "/team/{account}",
            "/team/{account}/history",
            "/team/invites",
            "/account",
            "/company");

    private ShopRequests() {}

    /** By what they ask for: the paths of pages. */
    static Map<String, String> pages(BigShop shop) {
        var ids = ids(shop);
        ids.put("{queued}", shop.id("piece", "status = 'queued'"));
        ids.put("{printing}", shop.id("piece", "status = 'printing'"));
        var requests = new LinkedHashMap<String, String>();
        PAGES.forEach(path -> requests.put(path, filled(path, ids)));
        return requests;
    }

    /** By what they ask for: the paths below /api/v1. */
    static Map<String, String> of(BigShop shop) {
        var ids = ids(shop);
        var paths = new ArrayList<String>();
        paths.add("/company");
        paths.add("/overview");
        Stream.of(
                        "/customers/{customer}",
                        "/orders/{order}",
                        "/orders/{order}/moves",
                        "/pieces/{piece}",
                        "/pieces/{piece}/moves")
                .forEach(paths::add);
        add(paths, "/customers", CUSTOMERS);
        add(paths, "/orders", ORDERS);
        add(paths, "/pieces", PIECES);
        add(paths, "/audit", AUDIT);
        add(paths, "/assets/printers", PRINTERS);
        add(paths, "/assets/spools", SPOOLS);
        add(paths, "/stock", STOCK);
        paths.add("/assets/spools/{spool}/events");
        add(paths, "/catalog/filaments", FILAMENTS);
        add(paths, "/catalog/printers", List.of("", "q=prusa", "q=zzzqqq"));
        var requests = new LinkedHashMap<String, String>();
        paths.forEach(path -> requests.put(path, filled(path, ids)));
        return requests;
    }

    private static void add(List<String> paths, String list, List<String> filters) {
        filters.forEach(filter -> paths.add(filter.isEmpty() ? list : list + "?" + filter));
    }

    private static Map<String, String> ids(BigShop shop) {
        var ids = new LinkedHashMap<String, String>();
        ids.put("{customer}", shop.id("customer", "number = 77"));
        ids.put("{order}", shop.id("sales_order", "status = 'in_production'"));
        ids.put("{piece}", shop.id("piece", "status = 'shipped'"));
        ids.put("{printer}", shop.id("printer", "number = 5"));
        ids.put("{spool}", shop.id("spool", "number = 60"));
        ids.put("{account}", shop.owner().account().toString());
        ids.put("{model}", one(shop, "select model_id from printer where company_id = ? limit 1"));
        ids.put("{filament}", one(shop, "select filament_id from spool where company_id = ? limit 1"));
        ids.put("{number}", one(shop, "select max(number) * 2 / 3 from sales_order where company_id = ?"));
        ids.put("{due}", one(shop, "select min(due_on) + 700 from sales_order where company_id = ?"));
        ids.put("{dueMonth}", one(shop, "select min(due_on) + 730 from sales_order where company_id = ?"));
        return ids;
    }

    private static String one(BigShop shop, String sql) {
        return shop.db()
                .sql(sql)
                .param(shop.owner().company())
                .query((row, _) -> row.getString(1))
                .single();
    }

    private static String filled(String path, Map<String, String> ids) {
        var filled = path;
        for (var id : ids.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return filled;
    }
}
