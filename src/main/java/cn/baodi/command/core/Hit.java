package cn.baodi.command.core;

/**
 * One thing that the search found.
 *
 * @param group the kind in the officer's words, such as 村居
 * @param title what it is called
 * @param detail what tells it from its namesakes: its town, a masked phone
 */
public record Hit(String group, String title, String detail, Link link) {}
