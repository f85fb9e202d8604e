@NullMarked
package dev.refundkit.samples.shop.demo;

import org.jspecify.annotations.NullMarked;
