/** The mail after each load run: what it says, how it looks, how it leaves. */
package lms.notify;
