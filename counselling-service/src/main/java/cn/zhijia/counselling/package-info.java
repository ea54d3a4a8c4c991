/** EAP: stations and their carers, counsellors with rosters, slots and appointments. */
package cn.zhijia.counselling;
