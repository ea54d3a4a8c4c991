/** Screenings that a union plans (普测): who is asked, when, and nothing about who answered. */
package cn.zhijia.counselling.instrument.campaign;
