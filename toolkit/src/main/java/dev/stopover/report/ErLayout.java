package dev.stopover.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Places boxes, and lines between their rows that do not cross boxes. */
final class ErLayout {

  /**
   * A box.
   *
   * @param width its width
   * @param height its height
   */
  record Box(double width, double height) {}

  /**
   * A line from the right side of one box to the left side of another.
   *
   * @param from the place of the one box
   * @param fromY how far below its top the line begins
   * @param to the place of the other
   * @param toY how far below its top the line ends
   */
  record Line(int from, double fromY, int to, double toY) {}

  /** A point. */
  record Point(double x, double y) {}

  /**
   * Where everything is.
   *
   * @param width the width of the whole
   * @param height the height of the whole
   * @param corners the upper left corner of each box
   * @param ways the points that each line goes by
   */
  record Placed(double width, double height, List<Point> corners, List<List<Point>> ways) {}

  private static final double GAP = 28;

  private static final double LAYER_GAP = 64;

  private static final double WIDE = 1.7;

  private static final int FEW = 20;

  private ErLayout() {}

  static Placed of(List<Box> boxes, List<Line> lines) {
    // The thread's own class loader may not find what ELK would look for by itself.
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    var graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.ASPECT_RATIO, WIDE);
    graph.setProperty(CoreOptions.PADDING, new ElkPadding(GAP / 2));
    graph.setProperty(CoreOptions.SPACING_NODE_NODE, GAP);
    graph.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, GAP);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
    var linked = new HashSet<Integer>();
    lines.forEach(line -> linked.addAll(List.of(line.from(), line.to())));
    if (linked.size() > FEW) {
      // Straight lines would pull the columns of many boxes apart.
      graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.SIMPLE);
    }
    var nodes = new HashMap<Integer, ElkNode>();
    for (var i : new TreeSet<>(linked)) {
      var node = ElkGraphUtil.createNode(graph);
      node.setDimensions(boxes.get(i).width(), boxes.get(i).height());
      // The largest group comes first, so that the small ones fill the gaps that it leaves.
      node.setProperty(CoreOptions.PRIORITY, 1);
      node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
      nodes.put(i, node);
    }
    var ports = new IdentityHashMap<ElkNode, Map<String, ElkPort>>();
    var edges = new ArrayList<ElkEdge>();
    for (var line : lines) {
      var from = port(node(nodes, line.from()), PortSide.EAST, line.fromY(), ports);
      var to = port(node(nodes, line.to()), PortSide.WEST, line.toY(), ports);
      edges.add(ElkGraphUtil.createSimpleEdge(from, to));
    }
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    var corners = new HashMap<Integer, Point>();
    nodes.forEach((i, node) -> corners.put(i, new Point(node.getX(), node.getY())));
    var whole = inRows(boxes, corners, linked.isEmpty() ? 0 : graph.getWidth(), graph.getHeight());
    return new Placed(
        whole.x(),
        whole.y(),
        IntStream.range(0, boxes.size()).mapToObj(corners::get).toList(),
        edges.stream().map(ErLayout::way).toList());
  }

  private static ElkNode node(Map<Integer, ElkNode> nodes, int place) {
    return Objects.requireNonNull(nodes.get(place));
  }

  /** Places the boxes that no line leads to below the others; returns the size of the whole. */
  private static Point inRows(
      List<Box> boxes, Map<Integer, Point> corners, double width, double height) {
    var alone = new ArrayList<Integer>();
    var area = 0.0;
    for (var i = 0; i < boxes.size(); i++) {
      if (!corners.containsKey(i)) {
        alone.add(i);
        area += (boxes.get(i).width() + GAP) * (boxes.get(i).height() + GAP);
      }
    }
    var most = Math.max(width, Math.sqrt(area) * WIDE);
    var right = width;
    var x = GAP / 2;
    var y = width == 0 ? GAP / 2 : height + GAP / 2;
    var tallest = 0.0;
    for (var i : alone) {
      var box = boxes.get(i);
      if (x > GAP && x + box.width() > most) {
        x = GAP / 2;
        y += tallest + GAP;
        tallest = 0;
      }
      corners.put(i, new Point(x, y));
      x += box.width() + GAP;
      right = Math.max(right, x);
      tallest = Math.max(tallest, box.height());
    }
    return new Point(right, alone.isEmpty() ? height : y + tallest + GAP / 2);
  }

  private static ElkPort port(
      ElkNode node, PortSide side, double y, Map<ElkNode, Map<String, ElkPort>> ports) {
    return Objects.requireNonNull(
        ports
            .computeIfAbsent(node, each -> new HashMap<>())
            .computeIfAbsent(
                side + " " + y,
                each -> {
                  var port = ElkGraphUtil.createPort(node);
                  port.setLocation(side == PortSide.EAST ? node.getWidth() : 0, y);
                  port.setProperty(CoreOptions.PORT_SIDE, side);
                  return port;
                }));
  }

  private static List<Point> way(ElkEdge edge) {
    var points = new ArrayList<Point>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Point(section.getStartX(), section.getStartY()));
      section.getBendPoints().forEach(each -> points.add(new Point(each.getX(), each.getY())));
      points.add(new Point(section.getEndX(), section.getEndY()));
    }
    return points;
  }
}
