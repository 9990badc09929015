package dev.perimeter.gate;

import java.util.Map;

/** What stands around every page of a member: put into its model in the transaction of the page itself. */
public interface PageFrame {

    void put(Member me, Map<String, Object> model);
}
