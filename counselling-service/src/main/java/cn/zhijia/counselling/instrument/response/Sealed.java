package cn.zhijia.counselling.instrument.response;

import java.util.List;

import cn.zhijia.counselling.instrument.score.Answer;
import cn.zhijia.counselling.instrument.score.Result;

/** What is sealed of a response. */
record Sealed(List<Answer> answers, Result result) {
}
