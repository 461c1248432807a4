package dev.stopover.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Call {@code @BeforeAll} and {@code @AfterAll} for each of several engines, and not once. */
abstract class EngineLifecycle
    implements InvocationInterceptor,
        BeforeClassTemplateInvocationCallback,
        AfterClassTemplateInvocationCallback {

  final String name;

  EngineLifecycle(String name) {
    this.name = name;
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    proceedUnlessWaiting(invocation, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    proceedUnlessWaiting(invocation, context);
  }

  private void proceedUnlessWaiting(Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    if (EngineMatrix.isWaiting(name, context)) {
      invocation.skip();
    } else {
      invocation.proceed();
    }
  }

  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) {
    if (isOneOfSeveral(context) && Applications.isBound(context.getRequiredTestClass())) {
      SpringTests.begin(context);
    }
    callAll(BeforeAll.class, HierarchyTraversalMode.TOP_DOWN, context);
  }

  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) {
    callAll(AfterAll.class, HierarchyTraversalMode.BOTTOM_UP, context);
    if (isOneOfSeveral(context) && Applications.isBound(context.getRequiredTestClass())) {
      SpringTests.end(context);
    }
  }

  private boolean isOneOfSeveral(ExtensionContext context) {
    return EngineMatrix.of(name, context).filter(matrix -> !matrix.isSingle()).isPresent();
  }

  private void callAll(
      Class<? extends Annotation> annotation,
      HierarchyTraversalMode order,
      ExtensionContext context) {
    if (!isOneOfSeveral(context)) {
      return;
    }
    AnnotationSupport.findAnnotatedMethods(context.getRequiredTestClass(), annotation, order)
        .forEach(
            method ->
                context
                    .getExecutableInvoker()
                    .invoke(method, context.getTestInstance().orElse(null)));
  }
}
