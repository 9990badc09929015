package dev.perimeter.gate;

import java.util.Map;

/**
 * The frame around each page of a member, such as its menu. It is put into the page's model within
 * the page's transaction.
 */
public interface PageFrame {

    void put(Member me, Map<String, Object> model);
}
