package dev.stopover.generate;

import java.util.List;

/**
 * An enum as it is to be written, whatever language it is written in.
 *
 * @param type its name
 * @param constants its constants, in order
 */
record EnumClass(TypeRef type, List<String> constants) {}
