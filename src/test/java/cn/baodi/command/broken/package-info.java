/** Small wrong classes: each breaks a rule of the house, to show that the rule can fail. */
package cn.baodi.command.broken;
