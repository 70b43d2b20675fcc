package cn.baodi.command.data;

import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;

/**
 * A register that the command post keeps: what its columns are and where its rows lie. Screen, files and search need
 * to know no more of an area.
 *
 * @param sort the order in which it opens
 */
public record Register<T extends Row>(Sheet<T> sheet, Repository<T> repository, Sort sort) {}
