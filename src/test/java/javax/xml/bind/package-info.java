@NullMarked
package javax.xml.bind;

import org.jspecify.annotations.NullMarked;
